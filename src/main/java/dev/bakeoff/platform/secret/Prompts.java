package dev.bakeoff.platform.secret;

import dev.bakeoff.model.Problem;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Passes questions on to whoever can ask them at the time: the terminal, or the window once it is
 * open. Thread-safe.
 */
public final class Prompts implements Prompter {
  private final AtomicReference<Optional<Prompter>> current =
      new AtomicReference<>(Optional.empty());

  /** Lets the prompter ask from now on. */
  public void use(Prompter prompter) {
    current.set(Optional.of(prompter));
  }

  @Override
  public String ask(String platform, String label) {
    return current
        .get()
        .orElseThrow(
            () ->
                Problem.request(
                        "'"
                            + label
                            + "' of the platform '"
                            + platform
                            + "' is to be asked for, but there is nobody to ask.",
                        "Use the window or a terminal, or let the profile refer to a keychain"
                            + " entry, a command or an environment variable.")
                    .asException())
        .ask(platform, label);
  }
}
