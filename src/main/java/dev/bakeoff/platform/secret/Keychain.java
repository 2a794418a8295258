package dev.bakeoff.platform.secret;

import java.util.Optional;

/** A place that keeps secrets for the user: the system's keychain. Thread-safe; may block. */
public interface Keychain {
  /**
   * The secret of an entry; empty where there is none.
   *
   * @throws dev.bakeoff.model.ProblemException where there is no keychain, or it refuses
   */
  Optional<String> find(String name);

  /**
   * Keeps a secret, in place of an earlier one of that name.
   *
   * @throws dev.bakeoff.model.ProblemException where there is no keychain, or it refuses
   */
  void store(String name, String secret);

  /**
   * Forgets an entry; nothing happens where there is none.
   *
   * @throws dev.bakeoff.model.ProblemException where there is no keychain, or it refuses
   */
  void remove(String name);
}
