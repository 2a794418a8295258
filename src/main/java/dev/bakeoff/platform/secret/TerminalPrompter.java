package dev.bakeoff.platform.secret;

import dev.bakeoff.model.Problem;
import java.io.Console;
import java.util.Optional;

/** Asks on the terminal that Bakeoff was started in, without showing what is typed. */
public final class TerminalPrompter implements Prompter {
  @Override
  public String ask(String platform, String label) {
    Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    if (terminal.isEmpty()) {
      throw Problem.request(
              "'"
                  + label
                  + "' of the platform '"
                  + platform
                  + "' is to be asked for, but this is no terminal.",
              "Run the command in a terminal, or let the profile refer to a keychain entry, a"
                  + " command or an environment variable.")
          .asException();
    }
    char[] typed = terminal.get().readPassword("%s of the platform '%s': ", label, platform);
    if (typed == null || typed.length == 0) {
      throw Problem.of(
              Problem.Kind.CANCELLED, "No " + label + " was given for '" + platform + "'.", "")
          .asException();
    }
    return new String(typed);
  }
}
