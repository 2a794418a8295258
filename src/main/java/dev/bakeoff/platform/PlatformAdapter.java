package dev.bakeoff.platform;

import java.util.Optional;

/**
 * The code that speaks to one type of platform. Adapters are stateless and thread-safe.
 * Constructing one and asking for its descriptor must not touch the vendor's driver, which is on
 * the class path of the platform's worker only.
 */
public interface PlatformAdapter {
  PlatformDescriptor descriptor();

  /**
   * Connects. Called in the worker.
   *
   * @throws dev.bakeoff.model.ProblemException where the platform cannot be reached or refuses
   */
  PlatformSession open(Connection connection);

  /** The private server that Bakeoff can start; present with {@link Capability#BUILT_IN_SERVER}. */
  default Optional<BuiltInServer> builtInServer() {
    return Optional.empty();
  }
}
