package dev.bakeoff.dataset.derive;

import dev.bakeoff.dataset.Column;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found out about a dataset, ready to be written as a spec.
 *
 * @param name of the spec
 * @param source the dataset that was measured, as {@code NAME:VERSION}
 * @param rows of its largest table, which is what the parameter {@code rows} counts
 * @param tables in load order
 */
public record DerivedSpec(String name, String source, long rows, List<Table> tables) {
  public DerivedSpec {
    tables = List.copyOf(tables);
  }

  /**
   * A table.
   *
   * @param name of the table
   * @param parameter that counts its rows
   * @param rows the parameter's usual value: a number or a formula of other parameters
   * @param key columns of the primary key; empty for none
   * @param indexes further indexes
   * @param foreignKeys tables that columns refer to though they do not draw from them
   * @param time the column that orders the rows in time
   * @param notes what could not be kept, for people
   * @param columns in order
   */
  public record Table(
      String name,
      String parameter,
      String rows,
      List<String> key,
      List<List<String>> indexes,
      Map<String, String> foreignKeys,
      Optional<String> time,
      List<String> notes,
      List<ShapedColumn> columns) {
    public Table {
      key = List.copyOf(key);
      indexes = List.copyOf(indexes);
      foreignKeys = Collections.unmodifiableMap(new LinkedHashMap<>(foreignKeys));
      notes = List.copyOf(notes);
      columns = List.copyOf(columns);
    }
  }

  /**
   * A column.
   *
   * @param column its name and type
   * @param nulls share of nulls
   * @param shape of its values
   * @param measured what the shape was chosen by, for people
   */
  public record ShapedColumn(Column column, double nulls, Shape shape, String measured) {}
}
