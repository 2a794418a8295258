package dev.bakeoff.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** "Did you mean" for names that are not known. */
public final class Suggestions {
  private Suggestions() {}

  /** A hint that names the closest allowed name, where one is close, and lists what is allowed. */
  public static String hint(String given, Collection<String> allowed) {
    List<String> sorted = allowed.stream().sorted().toList();
    String list =
        sorted.isEmpty() ? "There are none yet." : "Known: " + String.join(", ", sorted) + ".";
    return sorted.stream()
        .min(Comparator.comparingInt(name -> distance(given, name)))
        .filter(name -> distance(given, name) <= Math.max(2, given.length() / 3))
        .map(name -> "Did you mean '" + name + "'? " + list)
        .orElse(list);
  }

  /** Quotes each name: {@code 'a', 'b'}. */
  public static String quoted(Collection<String> names) {
    return names.stream().map(n -> "'" + n + "'").collect(Collectors.joining(", "));
  }

  /**
   * Levenshtein distance over lower case; the names compared are a few words, so cost is no matter.
   */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal : diagonal + 1;
        diagonal = row[j];
        row[j] = Math.min(cost, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
