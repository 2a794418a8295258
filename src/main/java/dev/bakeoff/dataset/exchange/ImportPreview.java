package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.TableSchema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an import would bring.
 *
 * @param source as it was named
 * @param format that was asked for or found
 * @param name of the dataset, asked for or suggested
 * @param version likewise
 * @param tables in the order of the source
 * @param notes for people
 */
public record ImportPreview(
    String source,
    DataFormat format,
    String name,
    String version,
    List<TablePreview> tables,
    List<String> notes) {
  public ImportPreview {
    tables = List.copyOf(tables);
    notes = List.copyOf(notes);
  }

  /** The tables' schemas, to be changed and handed to {@link ImportSession#run}. */
  public List<TableSchema> schemas() {
    return tables.stream().map(TablePreview::schema).toList();
  }

  /**
   * A table.
   *
   * @param schema as it would be imported
   * @param rows without those that cannot be read; empty where that is not known yet
   * @param columns one per column of the schema
   * @param firstRows a few, as text
   * @param keys columns that could each be the key, since their values are different and not null
   * @param badRows that are known to be unreadable whatever the types
   */
  public record TablePreview(
      TableSchema schema,
      OptionalLong rows,
      List<ColumnPreview> columns,
      List<List<Optional<String>>> firstRows,
      List<String> keys,
      BadRowSummary badRows) {
    public TablePreview {
      columns = List.copyOf(columns);
      firstRows = firstRows.stream().map(List::copyOf).toList();
      keys = List.copyOf(keys);
    }

    /**
     * The key that a user would most likely name: a whole number that is different in every row,
     * and stands first or is called an id.
     */
    public Optional<String> suggestedKey() {
      String first = schema.columns().getFirst().name();
      return keys.stream()
          .filter(k -> k.equals(first) || k.toLowerCase(Locale.ROOT).endsWith("id"))
          .filter(
              k ->
                  switch (schema.column(k).type().kind()) {
                    case INT, BIGINT -> true;
                    case DECIMAL, DOUBLE, BOOLEAN, TIMESTAMP_TZ, TIMESTAMP, DATE, TEXT, JSON ->
                        false;
                  })
          .findFirst();
    }
  }

  /**
   * A column.
   *
   * @param column as it would be imported
   * @param nulls how many; empty where that is not known yet
   * @param examples a few values as text
   * @param note about its type; empty where there is nothing to say
   */
  public record ColumnPreview(
      Column column, OptionalLong nulls, List<String> examples, Optional<String> note) {
    public ColumnPreview {
      examples = List.copyOf(examples);
    }
  }
}
