package dev.bakeoff.dataset;

import dev.bakeoff.model.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How users name a dataset: {@code NAME} (its newest version) or {@code NAME:VERSION}.
 *
 * @param name letters, digits, {@code _}, {@code -} and {@code .}; starts with a letter or digit
 * @param version empty for the newest
 */
public record DatasetRef(String name, Optional<String> version) {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

  public DatasetRef {
    check(name);
    version.ifPresent(DatasetRef::check);
  }

  public static DatasetRef parse(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new DatasetRef(text, Optional.empty())
        : new DatasetRef(text.substring(0, colon), Optional.of(text.substring(colon + 1)));
  }

  /** Whether a text can name a dataset or a version. */
  public static boolean isWord(String text) {
    return WORD.matcher(text).matches();
  }

  private static void check(String word) {
    if (!isWord(word)) {
      throw Problem.request(
              "'" + word + "' cannot name a dataset or a version.",
              "Use letters, digits, '_', '-' and '.', starting with a letter or digit; for example"
                  + " customer:1.0.")
          .asException();
    }
  }

  @Override
  public String toString() {
    return version.map(v -> name + ":" + v).orElse(name);
  }
}
