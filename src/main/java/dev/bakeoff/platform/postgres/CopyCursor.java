package dev.bakeoff.platform.postgres;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.copy.CopyOut;

/**
 * A table's rows from {@code COPY … TO STDOUT (FORMAT binary)}, the fastest way out of PostgreSQL.
 * The server sends a message per row, so memory holds one row at a time; values are taken from it
 * as they are asked for.
 */
final class CopyCursor implements RowCursor {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int SIGNATURE_AND_FLAGS = 15;

  private final String table;
  private final ColumnType[] types;
  private final int[] starts;
  private final int[] lengths;
  private final Connection connection;
  private final CopyOut copy;
  private byte[] message;
  private int position;
  private boolean ended;

  /** Takes over the connection. */
  CopyCursor(Connection connection, TableEntry table, String sql) throws SQLException {
    this.table = table.name();
    this.types = table.schema().columns().stream().map(Column::type).toArray(ColumnType[]::new);
    this.starts = new int[types.length];
    this.lengths = new int[types.length];
    this.connection = connection;
    this.copy = PostgresServer.pg(connection).getCopyAPI().copyOut(sql);
    this.message = copy.readFromCopy();
    if (message != null) {
      this.position =
          SIGNATURE_AND_FLAGS + Integer.BYTES + (int) INTS.get(message, SIGNATURE_AND_FLAGS);
    }
  }

  @Override
  public boolean next() {
    try {
      while (!ended && message != null && position >= message.length) {
        message = copy.readFromCopy();
        position = 0;
      }
      if (ended || message == null || nextShort() < 0) {
        // After the trailer the server still says how it went.
        while (!ended && message != null) {
          message = copy.readFromCopy();
        }
        ended = true;
        return false;
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
    for (int column = 0; column < types.length; column++) {
      int length = (int) INTS.get(message, position);
      position += Integer.BYTES;
      starts[column] = position;
      lengths[column] = length;
      position += Math.max(0, length);
    }
    return true;
  }

  @Override
  public boolean isNull(int column) {
    return lengths[column] < 0;
  }

  @Override
  public long longAt(int column) {
    int start = starts[column];
    return switch (types[column].kind()) {
      case INT -> (int) INTS.get(message, start);
      case BIGINT -> (long) LONGS.get(message, start);
      case BOOLEAN -> message[start];
      case TIMESTAMP_TZ, TIMESTAMP -> (long) LONGS.get(message, start) + CopyEncoder.EPOCH_OFFSET;
      case DATE -> (int) INTS.get(message, start) + CopyEncoder.EPOCH_DAYS;
      case DECIMAL -> unscaled(start, types[column].scale());
      case DOUBLE, TEXT, JSON ->
          throw new IllegalArgumentException("column " + column + " of " + table + " is no long");
    };
  }

  @Override
  public double doubleAt(int column) {
    return Double.longBitsToDouble((long) LONGS.get(message, starts[column]));
  }

  @Override
  public byte[] bytesAt(int column) {
    int start = textStart(column);
    return Arrays.copyOfRange(message, start, starts[column] + lengths[column]);
  }

  @Override
  public void appendBytes(int column, ByteBuilder target) {
    int start = textStart(column);
    target.append(message, start, starts[column] + lengths[column] - start);
  }

  /** Closes the connection too; a copy that is not at its end goes with it. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException ignored) {
      // The rows that were wanted have been read.
    }
  }

  /** A document begins after the version of its format. */
  private int textStart(int column) {
    return starts[column] + (types[column].kind() == ColumnType.Kind.JSON ? 1 : 0);
  }

  /** The reverse of the encoder's numeric. */
  private long unscaled(int start, int scale) {
    int digits = (short) SHORTS.get(message, start);
    int weight = (short) SHORTS.get(message, start + 2);
    boolean negative = (short) SHORTS.get(message, start + 4) == CopyEncoder.NUMERIC_NEGATIVE;
    long value = 0;
    // Decimal places that the value has once digit i is in it; negative left of the point.
    int places = -CopyEncoder.NUMERIC_BASE_DIGITS * weight;
    for (int i = 0; i < digits; i++) {
      int digit = (short) SHORTS.get(message, start + 8 + 2 * i);
      int over = places - scale;
      if (over > 0) {
        // The last digit reaches beyond the scale, with zeros.
        value =
            value * CopyEncoder.power(CopyEncoder.NUMERIC_BASE_DIGITS - over)
                + digit / CopyEncoder.power(over);
        places = scale;
      } else {
        value = value * CopyEncoder.NUMERIC_BASE + digit;
      }
      if (i < digits - 1) {
        places += CopyEncoder.NUMERIC_BASE_DIGITS;
      }
    }
    if (digits > 0) {
      value *= CopyEncoder.power(scale - places);
    }
    return negative ? -value : value;
  }

  private int nextShort() {
    int value = (short) SHORTS.get(message, position);
    position += Short.BYTES;
    return value;
  }

  private RuntimeException unreadable(SQLException e) {
    return SqlProblems.failed(
        "The PostgreSQL table " + table + " cannot be read", e, "Load the dataset again.");
  }
}
