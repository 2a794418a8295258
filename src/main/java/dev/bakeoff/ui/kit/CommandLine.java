package dev.bakeoff.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts a {@code bakeoff} command line together, quoted for a POSIX shell. Immutable. */
public final class CommandLine {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./~-]+");

  private final List<String> words;

  private CommandLine(List<String> words) {
    this.words = List.copyOf(words);
  }

  /** Begins with {@code bakeoff}. */
  public static CommandLine bakeoff(String... words) {
    return new CommandLine(List.of("bakeoff")).words(words);
  }

  public CommandLine words(String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return new CommandLine(all);
  }

  /** An option with its value. */
  public CommandLine option(String name, String value) {
    return words(name, value);
  }

  /** An option where there is a value for it. */
  public CommandLine option(String name, Optional<String> value) {
    return value.filter(v -> !v.isBlank()).map(v -> option(name, v)).orElse(this);
  }

  /** An option without a value, where it is wanted. */
  public CommandLine flag(String name, boolean wanted) {
    return wanted ? words(name) : this;
  }

  @Override
  public String toString() {
    return words.stream().map(CommandLine::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
