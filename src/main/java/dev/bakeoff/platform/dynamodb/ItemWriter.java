package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.dynamodb.TablePlan.KeyPart;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rows as items. Not thread-safe. */
final class ItemWriter {
  /** 400 KB, names and values, as in "Quotas in Amazon DynamoDB". */
  private static final int LARGEST_ITEM = 400 * 1024;

  private static final int LARGEST_PARTITION_KEY = 2048;
  private static final int LARGEST_SORT_KEY = 1024;

  private final TablePlan plan;
  private final List<Column> columns;
  private final int[] nameBytes;
  private final int[] longestText;
  private final int mapSize;
  private int size;

  ItemWriter(TablePlan plan) {
    this.plan = plan;
    this.columns = plan.schema().columns();
    this.nameBytes = columns.stream().mapToInt(c -> utf8(c.name())).toArray();
    this.longestText = columns.stream().mapToInt(c -> longestText(plan, c.name())).toArray();
    this.mapSize = (columns.size() + plan.key().size()) * 4 / 3 + 1;
  }

  /** How long a text may be that is part of a key; 0 for a column of no key. */
  private static int longestText(TablePlan plan, String column) {
    int longest = 0;
    for (int i = 0; i < plan.key().size(); i++) {
      KeyPart part = plan.key().get(i);
      if (!part.made() && part.attribute().equals(column)) {
        longest = i == 0 ? LARGEST_PARTITION_KEY : LARGEST_SORT_KEY;
      }
    }
    for (TablePlan.Index index : plan.indexes()) {
      int at = index.columns().indexOf(column);
      if (at >= 0) {
        int allowed = at == 0 ? LARGEST_PARTITION_KEY : LARGEST_SORT_KEY;
        longest = longest == 0 ? allowed : Math.min(longest, allowed);
      }
    }
    return longest;
  }

  /**
   * The item of the cursor's row.
   *
   * @param number the row's number, from 0, for tables without a key
   */
  Map<String, AttributeValue> item(RowCursor rows, long number) {
    Map<String, AttributeValue> item = HashMap.newHashMap(mapSize);
    size = 0;
    for (int i = 0; i < columns.size(); i++) {
      if (!rows.isNull(i)) {
        size += nameBytes[i];
        item.put(columns.get(i).name(), value(rows, i, number));
      }
    }
    for (KeyPart part : plan.key()) {
      if (part.made()) {
        AttributeValue made =
            part.columns().isEmpty()
                ? AttributeValue.fromN(Long.toString(number))
                : joined(rows, part, number);
        item.put(part.attribute(), made);
        size += utf8(part.attribute()) + (made.s() == null ? 11 : utf8(made.s()));
      }
    }
    if (size > LARGEST_ITEM) {
      throw refused(
          number,
          "takes %,d bytes; an item of DynamoDB holds %,d".formatted(size, LARGEST_ITEM),
          "Leave the large column out of the dataset, or leave DynamoDB out of this run.");
    }
    return item;
  }

  private AttributeValue value(RowCursor rows, int i, long number) {
    ColumnType type = columns.get(i).type();
    return switch (type.kind()) {
      case INT, BIGINT -> number(Long.toString(rows.longAt(i)));
      case DECIMAL -> number(decimal(rows.longAt(i), type.scale()));
      case DOUBLE -> {
        double value = rows.doubleAt(i);
        String text = Double.toString(value);
        yield Documents.isNumber(value) ? number(text) : text(text);
      }
      case BOOLEAN -> {
        size++;
        yield AttributeValue.fromBool(rows.longAt(i) != 0);
      }
      case TIMESTAMP_TZ -> text(IsoTimes.timestamp(rows.longAt(i), true));
      case TIMESTAMP -> text(IsoTimes.timestamp(rows.longAt(i), false));
      case DATE -> text(IsoTimes.date(rows.longAt(i)));
      case TEXT -> {
        byte[] utf8 = rows.bytesAt(i);
        checkKeyText(i, utf8.length, number);
        size += utf8.length;
        yield AttributeValue.fromS(new String(utf8, StandardCharsets.UTF_8));
      }
      case JSON -> document(rows.bytesAt(i));
    };
  }

  private AttributeValue document(byte[] utf8) {
    // Numbers and braces take about what they take as text.
    size += utf8.length;
    return Documents.attribute(utf8)
        .orElseGet(() -> AttributeValue.fromS(new String(utf8, StandardCharsets.UTF_8)));
  }

  private AttributeValue number(String digits) {
    // One byte for two digits and one more.
    size += digits.length() / 2 + 1;
    return AttributeValue.fromN(digits);
  }

  /** Of ASCII only. */
  private AttributeValue text(String ascii) {
    size += ascii.length();
    return AttributeValue.fromS(ascii);
  }

  private static String decimal(long unscaled, int scale) {
    return scale == 0
        ? Long.toString(unscaled)
        : BigDecimal.valueOf(unscaled, scale).toPlainString();
  }

  private void checkKeyText(int i, int length, long number) {
    if (longestText[i] > 0 && (length == 0 || length > longestText[i])) {
      throw refused(
          number,
          "has %s in '%s', which is part of a key or an index"
              .formatted(
                  length == 0 ? "an empty text" : "a text of %,d bytes".formatted(length),
                  columns.get(i).name()),
          "Keys of DynamoDB are texts of 1 to %,d bytes; leave the index out by a configuration,"
                  .formatted(longestText[i])
              + " or the row out of the dataset.");
    }
  }

  /** The texts of several columns between {@code #}. */
  private AttributeValue joined(RowCursor rows, KeyPart part, long number) {
    StringBuilder joined = new StringBuilder();
    for (String name : part.columns()) {
      int i = columns.indexOf(plan.schema().column(name));
      if (!joined.isEmpty()) {
        joined.append('#');
      }
      joined.append(rows.isNull(i) ? "\\N" : escaped(keyText(rows, i)));
    }
    int longest = part.equals(plan.key().getFirst()) ? LARGEST_PARTITION_KEY : LARGEST_SORT_KEY;
    if (joined.isEmpty() || utf8(joined.toString()) > longest) {
      throw refused(
          number,
          "has a key that is empty or takes more than %,d bytes as text".formatted(longest),
          "Choose another primary key for the table.");
    }
    return AttributeValue.fromS(joined.toString());
  }

  private String keyText(RowCursor rows, int i) {
    ColumnType type = columns.get(i).type();
    return switch (type.kind()) {
      case INT, BIGINT -> Long.toString(rows.longAt(i));
      case DECIMAL -> decimal(rows.longAt(i), type.scale());
      case DOUBLE -> Double.toString(rows.doubleAt(i));
      case BOOLEAN -> Boolean.toString(rows.longAt(i) != 0);
      case TIMESTAMP_TZ -> IsoTimes.timestamp(rows.longAt(i), true);
      case TIMESTAMP -> IsoTimes.timestamp(rows.longAt(i), false);
      case DATE -> IsoTimes.date(rows.longAt(i));
      case TEXT, JSON -> new String(rows.bytesAt(i), StandardCharsets.UTF_8);
    };
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("#", "\\#");
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private ProblemException refused(long number, String what, String hint) {
    return Problem.of(
            Problem.Kind.DATA,
            "Row %,d of the table '%s' %s.".formatted(number + 1, plan.schema().name(), what),
            hint)
        .asException();
  }
}
