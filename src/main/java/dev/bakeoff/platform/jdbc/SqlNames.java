package dev.bakeoff.platform.jdbc;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.model.Problem;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Names and texts in standard SQL quotes, so that no name of the user's can end its quotes. */
public final class SqlNames {
  private SqlNames() {}

  /** An identifier: {@code a"b} becomes {@code "a""b"}, its case kept. */
  public static String quote(String name) {
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      throw Problem.request(
              "A table or column has an empty name or one with a NUL character.",
              "Rename it in the dataset.")
          .asException();
    }
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Identifiers with commas between. */
  public static String list(Collection<String> names) {
    return names.stream().map(SqlNames::quote).collect(Collectors.joining(", "));
  }

  /** A table's columns with commas between, in order. */
  public static String columns(List<Column> columns) {
    return list(columns.stream().map(Column::name).toList());
  }

  /** A text literal; right where backslashes are ordinary characters, as standard SQL has it. */
  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
