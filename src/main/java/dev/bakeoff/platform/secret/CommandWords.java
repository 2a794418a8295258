package dev.bakeoff.platform.secret;

import dev.bakeoff.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Splits a command into words as a shell would, without any of a shell's other doings: blanks
 * divide, '…' and "…" keep together, a backslash outside of '…' takes the next character as it is
 * (on Windows paths, quote with '…').
 */
final class CommandWords {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./~${}?&*-]+");

  private CommandWords() {}

  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
        word.append(text.charAt(++i));
        inWord = true;
      } else if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        inWord = true;
      } else if (Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (quote != 0) {
      throw Problem.request(
              "A command that prints a secret has a quote that does not end.",
              "Put each argument with blanks between two of the same quotes.")
          .asException();
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }

  static String join(List<String> words) {
    return words.stream().map(CommandWords::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
