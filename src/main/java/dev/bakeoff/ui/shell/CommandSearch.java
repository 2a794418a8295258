package dev.bakeoff.ui.shell;

import dev.bakeoff.ui.text.Texts;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Finds commands by what was typed. Every word must occur in the title or the group, as letters in
 * order; whole words and their beginnings come first. Accents do not matter. A pure function.
 */
final class CommandSearch {
  private static final int WORD = 0;
  private static final int BEGINNING = 1;
  private static final int INSIDE = 2;
  private static final int SCATTERED = 6;
  private static final int IN_GROUP = 3;

  private CommandSearch() {}

  /** Best first; all of them in their order where nothing was typed. */
  static List<Command> find(List<Command> commands, String typed) {
    String[] words = folded(typed).strip().split("\\s+");
    record Hit(Command command, int cost) {}
    return commands.stream()
        .map(c -> new Hit(c, cost(c, words)))
        .filter(hit -> hit.cost() < Integer.MAX_VALUE)
        .sorted(Comparator.comparingInt(Hit::cost))
        .map(Hit::command)
        .toList();
  }

  private static int cost(Command command, String[] words) {
    String title = folded(command.title());
    String group = folded(command.group());
    int sum = 0;
    for (String word : words) {
      OptionalInt in = cost(title, word);
      OptionalInt at = in.isPresent() ? in : cost(group, word);
      if (at.isEmpty()) {
        return Integer.MAX_VALUE;
      }
      sum += at.getAsInt() + (in.isPresent() ? 0 : IN_GROUP);
    }
    return sum;
  }

  private static OptionalInt cost(String text, String word) {
    int at = text.indexOf(word);
    if (at >= 0) {
      boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      int end = at + word.length();
      boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      return OptionalInt.of(begins && ends ? WORD : begins ? BEGINNING : INSIDE);
    }
    int from = 0;
    for (int i = 0; i < word.length(); i++) {
      from = text.indexOf(word.charAt(i), from) + 1;
      if (from == 0) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(SCATTERED);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Texts.language());
  }
}
