package dev.bakeoff.platform.bigquery;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.model.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Names as BigQuery allows them: letters, digits and underscores of ASCII. Any other character
 * becomes its code in hexadecimal between underscores, so that {@code time'stamp} is {@code
 * time_27_stamp}. BigQuery takes more in table names, but no name then needs thinking about.
 */
final class Names {
  private static final int MAX_COLUMN = 300;
  private static final List<String> RESERVED_PREFIXES =
      List.of("_table_", "_file_", "_partition", "_row_timestamp", "__root__", "_colidentifier");

  private Names() {}

  static boolean isPlain(String name) {
    return of(name).equals(name);
  }

  static String of(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    name.codePoints()
        .forEach(
            c -> {
              if (c < 128 && (Character.isLetterOrDigit(c) || c == '_')) {
                plain.appendCodePoint(c);
              } else {
                plain.append('_').append(Integer.toHexString(c)).append('_');
              }
            });
    String lower = plain.toString().toLowerCase(Locale.ROOT);
    boolean reserved = RESERVED_PREFIXES.stream().anyMatch(lower::startsWith);
    if (reserved || plain.isEmpty() || Character.isDigit(plain.charAt(0))) {
      plain.insert(0, "c_");
    }
    return plain.toString();
  }

  /** A name for SQL, in backquotes since it may be a word of the language. */
  static String quoted(String name) {
    return '`' + of(name) + '`';
  }

  /** Refuses names that would become one. */
  static void check(Manifest manifest) {
    // Tables are told apart by case, columns are not.
    unique(
        manifest.tables().stream().map(TableEntry::name).toList(),
        UnaryOperator.identity(),
        "The tables of " + manifest.ref());
    for (TableEntry table : manifest.tables()) {
      unique(
          table.schema().columns().stream().map(Column::name).toList(),
          name -> name.toLowerCase(Locale.ROOT),
          "The columns of " + table.name());
    }
  }

  private static void unique(List<String> names, UnaryOperator<String> fold, String where) {
    Map<String, String> seen = new HashMap<>();
    for (String name : names) {
      String plain = of(name);
      String other = seen.put(fold.apply(plain), name);
      if (other != null || plain.length() > MAX_COLUMN) {
        throw Problem.request(
                where
                    + (other == null
                        ? " have a name that is too long for BigQuery: '" + name + "'."
                        : " '" + other + "' and '" + name + "' would have one name in BigQuery."),
                "Rename one in the dataset.")
            .asException();
      }
    }
  }
}
