package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.TableProfile.ColumnProfile;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column as the list of columns shows it.
 *
 * @param column its name and type
 * @param key what it is to keys and indexes; empty where nothing
 * @param profile what it holds, once that was read
 */
record ColumnLine(Column column, String key, Optional<ColumnProfile> profile) {
  static List<ColumnLine> of(TableSchema schema) {
    return schema.columns().stream()
        .map(c -> new ColumnLine(c, key(schema, c), Optional.empty()))
        .toList();
  }

  ColumnLine with(ColumnProfile read) {
    return new ColumnLine(column, key, Optional.of(read));
  }

  private static String key(TableSchema schema, Column column) {
    List<String> words = new ArrayList<>();
    if (schema.primaryKey().contains(column.name())) {
      words.add(Texts.of("dataset.primary-key"));
    }
    schema.foreignKeys().stream()
        .filter(k -> k.column().equals(column.name()))
        .map(ForeignKey::referencedTable)
        .forEach(t -> words.add(Texts.of("dataset.refers-to", t)));
    if (schema.indexes().stream().anyMatch(i -> i.contains(column.name()))) {
      words.add(Texts.of("dataset.indexed"));
    }
    if (schema.timeColumn().filter(column.name()::equals).isPresent()) {
      words.add(Texts.of("dataset.orders-in-time"));
    }
    return String.join(", ", words);
  }
}
