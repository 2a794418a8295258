package dev.bakeoff.dataset.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds out what texts look like. Nothing of a text itself gets into what it returns. */
final class TextShapes {
  /** So many different texts are categories. */
  static final int FEW = 64;

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{8,1024}");
  private static final Pattern LETTER = Pattern.compile("[a-f]");
  private static final double NEARLY_ALL = 0.95;
  private static final int MOST_FORMS = 8;

  /** Longer text is made of words, or of letters up to there. */
  private static final int MOST_FORM_LENGTH = 120;

  private TextShapes() {}

  /**
   * Texts in figures.
   *
   * @param filled how many there are
   * @param distinct how many of them differ
   * @param exponent skew of their frequencies; 0 for none
   * @param sample of them
   * @param length of a text in characters, on average, where the sample is cut off
   */
  record Texts(long filled, long distinct, double exponent, List<String> sample, double length) {}

  static boolean isFew(Texts texts) {
    return texts.distinct() <= FEW && special(texts.sample()) == null;
  }

  /** Made-up names with the weights of what they stand for, most frequent first. */
  static Shape categories(String prefix, List<Long> frequencies) {
    double total = frequencies.stream().mapToLong(f -> f).sum();
    Map<String, Double> weights = new LinkedHashMap<>();
    for (int i = 0; i < frequencies.size(); i++) {
      weights.put(prefix + (i + 1), NumberShapes.percent(frequencies.get(i) / total));
    }
    return new Shape.Categories(weights);
  }

  /** What made-up names begin with: the column's name in letters that need no quotes. */
  static String prefix(String column) {
    String word = column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return (word.isEmpty() || !Character.isLetter(word.charAt(0)) ? "value" + word : word) + "_";
  }

  static NumberShapes.Found of(Texts texts) {
    Shape special = special(texts.sample());
    if (special != null) {
      return new NumberShapes.Found(special, "by form");
    }
    boolean repeated = texts.distinct() < 0.5 * texts.filled();
    boolean words = words(texts.sample()) > 1 && isProse(texts.sample());
    if (words && !repeated) {
      double longer = Math.max(1, texts.length() / Math.max(1, meanLength(texts.sample())));
      int[] counts = texts.sample().stream().mapToInt(TextShapes::words).sorted().toArray();
      int min = Math.max(2, counts[counts.length / 20]);
      int max = Math.max(min, (int) (counts[counts.length - 1 - counts.length / 20] * longer));
      return new NumberShapes.Found(new Shape.Words(min, max), "words");
    }
    return new NumberShapes.Found(forms(texts, repeated ? texts.distinct() : 0), "by form");
  }

  /** Forms that are known by name; or null. */
  private static Shape special(List<String> sample) {
    if (sample.isEmpty()) {
      return null;
    }
    if (share(sample, UUID) >= NEARLY_ALL) {
      return new Shape.Uuid();
    }
    if (share(sample, EMAIL) >= NEARLY_ALL) {
      return new Shape.Email();
    }
    int length = sample.getFirst().length();
    boolean hex =
        share(sample, HEX) >= NEARLY_ALL
            && sample.stream().anyMatch(s -> LETTER.matcher(s).find())
            && sample.stream().allMatch(s -> s.length() == length)
            && sample.stream().distinct().count() > sample.size() / 2;
    return hex ? new Shape.Hex(length) : null;
  }

  private static double share(List<String> sample, Pattern pattern) {
    long matching = sample.stream().filter(s -> pattern.matcher(s).matches()).count();
    return (double) matching / sample.size();
  }

  /** The most frequent forms; those that are too many to name become any letters. */
  private static Shape forms(Texts texts, long keys) {
    Map<String, Integer> counts = new HashMap<>();
    texts.sample().forEach(s -> counts.merge(form(s), 1, Integer::sum));
    List<Map.Entry<String, Integer>> top = top(counts);
    int covered = top.stream().mapToInt(Map.Entry::getValue).sum();
    if (covered < 0.8 * texts.sample().size()) {
      // Letters alone: the commonest lengths.
      counts.clear();
      texts.sample().forEach(s -> counts.merge(letters(s), 1, Integer::sum));
      top = top(counts);
      covered = top.stream().mapToInt(Map.Entry::getValue).sum();
    }
    List<Shape.Choice> choices = new ArrayList<>();
    for (Map.Entry<String, Integer> form : top) {
      double share = (double) form.getValue() / covered;
      long its = keys == 0 ? 0 : Math.max(1, Math.round(keys * share));
      choices.add(
          new Shape.Choice(
              NumberShapes.percent(share),
              new Shape.Form(form.getKey(), its, its > 1 ? texts.exponent() : 0)));
    }
    return choices.size() == 1 ? choices.getFirst().shape() : new Shape.Mixture(choices);
  }

  private static List<Map.Entry<String, Integer>> top(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_FORMS)
        .toList();
  }

  /** Letters and digits become what they are; only punctuation that says nothing stays. */
  static String form(String text) {
    StringBuilder form = new StringBuilder();
    text.codePoints()
        .limit(MOST_FORM_LENGTH)
        .forEach(
            c -> {
              if (Character.isUpperCase(c)) {
                form.append('A');
              } else if (Character.isDigit(c)) {
                form.append('9');
              } else if (c == ' ' || "-_.:,;/+()#'".indexOf(c) >= 0) {
                form.append((char) c);
              } else {
                form.append('a');
              }
            });
    String found = form.toString();
    // A text of punctuation alone would be its own form, and blanks at the ends get lost.
    return found.isBlank() || found.chars().noneMatch(c -> c == 'A' || c == 'a' || c == '9')
        ? "aaaa"
        : found.strip();
  }

  private static String letters(String text) {
    int length = text.codePointCount(0, text.length());
    return "*".repeat(Math.clamp(length, 4, MOST_FORM_LENGTH));
  }

  private static int words(List<String> sample) {
    int[] counts = sample.stream().mapToInt(TextShapes::words).sorted().toArray();
    return counts.length == 0 ? 0 : counts[counts.length / 2];
  }

  private static int words(String text) {
    int words = 0;
    for (String word : text.split("\\s+")) {
      words += word.isEmpty() ? 0 : 1;
    }
    return words;
  }

  /** Letters and blanks more than anything else: a telephone number is none. */
  private static boolean isProse(List<String> sample) {
    long letters = 0;
    long all = 0;
    for (String text : sample) {
      letters += text.codePoints().filter(c -> Character.isLetter(c) || c == ' ').count();
      all += text.codePointCount(0, text.length());
    }
    return letters > 0.6 * all;
  }

  private static double meanLength(List<String> sample) {
    return sample.stream().mapToInt(String::length).average().orElse(1);
  }
}
