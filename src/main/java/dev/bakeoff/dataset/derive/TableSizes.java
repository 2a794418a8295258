package dev.bakeoff.dataset.derive;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names and formulas for the tables' numbers of rows: all follow from the parameter {@code rows},
 * in the proportions that were found.
 */
final class TableSizes {
  /** Tables that small beside large ones are lists that do not grow with the others. */
  private static final long SMALL = 50;

  private static final long LARGE = 1_000;

  private final Map<String, Long> sizes = new LinkedHashMap<>();
  private final Map<String, String> parameters = new HashMap<>();
  private final long largest;

  TableSizes(List<TableFacts> tables) {
    long most = 1;
    for (TableFacts table : tables) {
      sizes.put(table.name(), table.rows());
      parameters.put(table.name(), unused(parameter(table.name()), parameters.values()));
      most = Math.max(most, table.rows());
    }
    this.largest = most;
  }

  long largest() {
    return largest;
  }

  /** The parameter that counts a table's rows. */
  String parameter(TableFacts table) {
    return parameters.get(table.name());
  }

  String parameterOf(String table) {
    return parameters.get(table);
  }

  boolean isFixed(String table) {
    return sizes.get(table) <= SMALL && largest >= LARGE;
  }

  /** A table's rows by those of all. */
  String formula(TableFacts table) {
    return isFixed(table.name())
        ? Long.toString(table.rows())
        : formula("rows", table.rows(), largest);
  }

  /** A table's rows by those of another one. */
  String formula(TableFacts table, String parent) {
    return formula(parameters.get(parent), table.rows(), sizes.get(parent));
  }

  long rows(String table) {
    return sizes.get(table);
  }

  /** {@code of * count / whole}, as short as it can be written. */
  private static String formula(String of, long count, long whole) {
    long divisor = gcd(count, whole);
    long times = count / divisor;
    long by = whole / divisor;
    return of + (times == 1 ? "" : " * " + times) + (by == 1 ? "" : " / " + by);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** A table's name in letters that formulas may use. */
  private static String parameter(String table) {
    String word = table.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
    return word.isEmpty() || Character.isDigit(word.charAt(0)) ? "t_" + word : word;
  }

  private static String unused(String name, Collection<String> taken) {
    Set<String> all = new HashSet<>(taken);
    all.add("rows");
    String free = name;
    for (int i = 2; all.contains(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }
}
