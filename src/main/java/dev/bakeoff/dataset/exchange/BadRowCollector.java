package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.format.BadRows;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts a table's bad rows, keeps the first and, where that is asked for, writes all of them to a
 * CSV file: file, line, reason, and the row as it stands in the source. The file appears with
 * {@link #keep}. Used by one thread.
 */
final class BadRowCollector implements BadRows, AutoCloseable {
  private static final int FIRST = 20;

  /** Of a row that is longer, only the beginning is written. */
  private static final int LONGEST = 1 << 20;

  private final String table;
  private final Optional<Path> target;
  private final List<BadRowSummary.BadRow> first = new ArrayList<>();
  private final ByteBuilder text = new ByteBuilder(1024);
  private OutputStream out;
  private long count;
  private boolean kept;

  /** Writes nothing until the first row comes. */
  BadRowCollector(String table, Optional<Path> target) {
    this.table = table;
    this.target = target;
  }

  @Override
  public void reject(Path file, long line, String reason, byte[] raw, int from, int to) {
    count++;
    if (first.size() < FIRST) {
      first.add(new BadRowSummary.BadRow(file, line, reason));
    }
    if (target.isEmpty()) {
      return;
    }
    try {
      if (out == null) {
        out = new BufferedOutputStream(Files.newOutputStream(partial()));
        out.write("file,line,reason,row\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      text.clear();
      quoted(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      byte[] number = ("," + line + ",").getBytes(StandardCharsets.US_ASCII);
      text.append(number, 0, number.length);
      quoted(reason.getBytes(StandardCharsets.UTF_8));
      text.append((byte) ',');
      quoted(raw, from, Math.min(to, from + LONGEST));
      text.append((byte) '\r');
      text.append((byte) '\n');
      out.write(text.array(), 0, text.length());
    } catch (IOException e) {
      throw ExchangeProblems.cannotWrite(target.get(), e);
    }
  }

  long count() {
    return count;
  }

  BadRowSummary summary() {
    return new BadRowSummary(table, count, first, count > 0 ? target : Optional.empty());
  }

  /** Makes the file appear, where there was a bad row. */
  void keep() {
    try {
      if (out != null) {
        out.close();
        Files.move(partial(), target.orElseThrow(), StandardCopyOption.REPLACE_EXISTING);
      }
      kept = true;
    } catch (IOException e) {
      throw ExchangeProblems.cannotWrite(target.orElseThrow(), e);
    }
  }

  @Override
  public void close() {
    if (kept || out == null) {
      return;
    }
    try (OutputStream open = out) {
      open.flush();
    } catch (IOException e) {
      // The file is deleted now.
    } finally {
      deletePartial();
    }
  }

  private void deletePartial() {
    try {
      Files.deleteIfExists(partial());
    } catch (IOException e) {
      // Its name says that it is nothing to rely on.
      return;
    }
  }

  private Path partial() {
    Path file = target.orElseThrow();
    return file.resolveSibling(file.getFileName() + ".partial");
  }

  private void quoted(byte[] bytes) {
    quoted(bytes, 0, bytes.length);
  }

  private void quoted(byte[] bytes, int from, int to) {
    text.append((byte) '"');
    for (int i = from; i < to; i++) {
      if (bytes[i] == '"') {
        text.append((byte) '"');
      }
      text.append(bytes[i]);
    }
    text.append((byte) '"');
  }
}
