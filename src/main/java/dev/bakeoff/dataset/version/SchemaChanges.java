package dev.bakeoff.dataset.version;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What sets two shapes apart, in words. */
final class SchemaChanges {
  private SchemaChanges() {}

  /**
   * One sentence per change.
   *
   * @param renamed the left table's column of each of the right one's that has another name
   */
  static List<String> between(TableSchema left, TableSchema right, Map<String, String> renamed) {
    List<String> changes = new ArrayList<>();
    for (Column column : left.columns()) {
      if (!DatasetDiff.has(right, column.name()) && !renamed.containsValue(column.name())) {
        changes.add("the column %s was dropped".formatted(column.name()));
      }
    }
    for (Column column : right.columns()) {
      String was = renamed.getOrDefault(column.name(), column.name());
      if (renamed.containsKey(column.name())) {
        changes.add("the column %s was renamed to %s".formatted(was, column.name()));
      } else if (!DatasetDiff.has(left, column.name())) {
        changes.add("the column %s (%s) was added".formatted(column.name(), column.type()));
        continue;
      }
      Column before = left.column(was);
      if (!before.type().equals(column.type())) {
        boolean wider = Evolution.isWider(before.type(), column.type());
        changes.add(
            "the column %s was %s from %s to %s"
                .formatted(
                    column.name(), wider ? "widened" : "changed", before.type(), column.type()));
      }
      if (before.nullable() != column.nullable()) {
        changes.add(
            "the column %s %s be null now"
                .formatted(column.name(), column.nullable() ? "may" : "must not"));
      }
    }
    if (!left.primaryKey().equals(right.primaryKey()) && renamed.isEmpty()) {
      changes.add("the key was %s and is %s".formatted(names(left), names(right)));
    }
    return changes;
  }

  private static String names(TableSchema schema) {
    return schema.primaryKey().isEmpty() ? "none" : String.join(", ", schema.primaryKey());
  }
}
