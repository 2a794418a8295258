package dev.bakeoff.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

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

  /**
   * Tests a connection step by step and leaves nothing behind. Called in the worker. An adapter
   * that speaks over a network puts its own steps before these.
   *
   * @return what answered
   * @throws dev.bakeoff.model.ProblemException at the first step that fails, after it was told of
   */
  default PlatformInfo test(Connection connection, ConnectionTest test) {
    AtomicReference<PlatformInfo> info = new AtomicReference<>();
    test.step(
        "Open",
        () -> {
          try (PlatformSession session = open(connection)) {
            info.set(session.describe());
          }
          return info.get().product() + " " + info.get().version();
        });
    return info.get();
  }

  /**
   * The files on this machine that hold what an embedded platform's connection reaches; empty for
   * platforms that a server holds. They are taken out of the file cache for legs on cold caches.
   */
  default List<Path> files(Connection connection) {
    return List.of();
  }

  /** The private server that Bakeoff can start; present with {@link Capability#BUILT_IN_SERVER}. */
  default Optional<BuiltInServer> builtInServer() {
    return Optional.empty();
  }
}
