package dev.bakeoff.platform.secret;

/** Asks the person in front of Bakeoff for a secret. Called on any thread; may block. */
@FunctionalInterface
public interface Prompter {
  /**
   * Asks.
   *
   * @param platform the profile's name
   * @param label what is asked for: {@code Password}
   * @throws dev.bakeoff.model.ProblemException where nobody can be asked, or the answer is refused
   */
  String ask(String platform, String label);
}
