package dev.bakeoff.config.spec;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.generate.PlannedTable;
import dev.bakeoff.model.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a column's values may depend on: the table's rows, its columns so far, earlier tables. */
final class TableContext {
  private final String table;
  private final long rows;
  private final Figures figures;
  private final Map<String, Made> tables;
  private final List<Column> columns = new ArrayList<>();

  /**
   * An earlier table.
   *
   * @param schema its shape
   * @param rows how many it has
   * @param firstKey its first key, where it has a dense one
   * @param recipe all that its rows depend on
   * @param planned its generator, where its columns are described one by one
   */
  record Made(
      TableSchema schema,
      long rows,
      long firstKey,
      String recipe,
      Optional<PlannedTable> planned) {}

  TableContext(String table, long rows, Figures figures, Map<String, Made> tables) {
    this.table = table;
    this.rows = rows;
    this.figures = figures;
    this.tables = new LinkedHashMap<>(tables);
  }

  long rows() {
    return rows;
  }

  Figures figures() {
    return figures;
  }

  void add(Column column) {
    columns.add(column);
  }

  List<Column> columns() {
    return columns;
  }

  /** The number of a column that stands before. */
  int column(YamlValue name) {
    return column(name.text(), name);
  }

  /** The number of a column that stands before; complaints point to the place. */
  int column(String name, YamlValue place) {
    List<String> names = columns.stream().map(Column::name).toList();
    int index = names.indexOf(name);
    if (index < 0) {
      throw place.wrong(
          "'%s' is not a column of %s that stands before this one.".formatted(name, table),
          Suggestions.hint(name, names));
    }
    return index;
  }

  Made table(YamlValue name) {
    Made made = tables.get(name.text());
    if (made == null) {
      throw name.wrong(
          "'%s' is not a table that stands before this one.".formatted(name.text()),
          Suggestions.hint(name.text(), tables.keySet()));
    }
    return made;
  }
}
