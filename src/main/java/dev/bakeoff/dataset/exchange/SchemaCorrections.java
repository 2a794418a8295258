package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user knows better than the types that were found.
 *
 * @param types by column
 * @param key the primary key's columns; empty for none
 * @param timeColumn orders the rows in time
 */
public record SchemaCorrections(
    Map<String, ColumnType> types, List<String> key, Optional<String> timeColumn) {
  public SchemaCorrections {
    types = Map.copyOf(types);
    key = List.copyOf(key);
  }

  /** Reads {@code amount=decimal(12,2),code=text}. */
  public static Map<String, ColumnType> parseTypes(String text) {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    // A comma inside of parentheses belongs to the type.
    for (String part : text.split(",(?![^(]*\\))")) {
      int equals = part.lastIndexOf('=');
      if (equals <= 0) {
        throw Problem.request(
                "'" + part + "' does not give a column a type.",
                "Write --types \"amount=decimal(12,2),code=text\".")
            .asException();
      }
      types.put(
          part.substring(0, equals).strip(),
          ColumnType.parse(part.substring(equals + 1).replace(" ", "")));
    }
    return types;
  }

  /**
   * The schema as it should be. Columns of the key and the time column must not be null.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where a column is not there, or is
   *     not a time
   */
  public TableSchema apply(TableSchema schema) {
    List<String> names = schema.columns().stream().map(Column::name).toList();
    types.keySet().forEach(c -> check(schema, c, names));
    key.forEach(c -> check(schema, c, names));
    timeColumn.ifPresent(c -> check(schema, c, names));
    TableSchema corrected =
        new TableSchema(
            schema.name(),
            schema.columns().stream()
                .map(
                    c ->
                        new Column(
                            c.name(),
                            types.getOrDefault(c.name(), c.type()),
                            c.nullable() && !key.contains(c.name())))
                .toList(),
            key.isEmpty() ? schema.primaryKey() : key,
            schema.indexes(),
            schema.foreignKeys(),
            timeColumn.or(schema::timeColumn));
    timeColumn.ifPresent(c -> checkTime(corrected.column(c)));
    return corrected;
  }

  /** Likewise; a table that has no key otherwise gets the one that is suggested. */
  public TableSchema apply(TableSchema schema, Optional<String> suggestedKey) {
    boolean useIt = key.isEmpty() && schema.primaryKey().isEmpty() && suggestedKey.isPresent();
    return useIt
        ? new SchemaCorrections(types, List.of(suggestedKey.get()), timeColumn).apply(schema)
        : apply(schema);
  }

  private static void checkTime(Column column) {
    switch (column.type().kind()) {
      case TIMESTAMP_TZ, TIMESTAMP, DATE -> {
        // Those are times.
      }
      case INT, BIGINT, DECIMAL, DOUBLE, BOOLEAN, TEXT, JSON ->
          throw Problem.request(
                  "The column '%s' is %s, not a time.".formatted(column.name(), column.type()),
                  "Choose a timestamp or date column as --time-column.")
              .asException();
    }
  }

  private static void check(TableSchema schema, String column, List<String> names) {
    if (!names.contains(column)) {
      throw Problem.request(
              "%s has no column '%s'.".formatted(schema.name(), column),
              Suggestions.hint(column, names))
          .asException();
    }
  }
}
