package dev.bakeoff.platform;

import dev.bakeoff.model.Problem;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves {@code ${ENV}} references in settings that are no secrets, when a worker is about to
 * need them and no sooner.
 */
public final class References {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");

  private final UnaryOperator<String> environment;

  /**
   * @param environment gives a variable's value, or null
   */
  public References(UnaryOperator<String> environment) {
    this.environment = environment;
  }

  /**
   * Replaces every reference.
   *
   * @param value a setting's value
   * @param where what the value belongs to, for the complaint about a variable that is not set
   */
  public String resolve(String value, String where) {
    Matcher matcher = REFERENCE.matcher(value);
    StringBuilder resolved = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      String found = environment.apply(name);
      if (found == null) {
        throw Problem.request(
                "The environment variable " + name + ", which " + where + " refers to, is not set.",
                "Set it before starting Bakeoff, or change the profile.")
            .asException();
      }
      matcher.appendReplacement(resolved, Matcher.quoteReplacement(found));
    }
    return matcher.appendTail(resolved).toString();
  }
}
