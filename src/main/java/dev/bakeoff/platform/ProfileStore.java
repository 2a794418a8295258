package dev.bakeoff.platform;

import java.util.List;
import java.util.Optional;

/**
 * The platforms that a user can name: those of platforms.yaml and the embedded ones. Thread-safe.
 */
public interface ProfileStore {
  /** Built-in ones first, then the user's by name. */
  List<PlatformProfile> all();

  Optional<PlatformProfile> find(String name);

  /** Adds or replaces a profile of the user's; a secret that is not a reference is refused. */
  void save(PlatformProfile profile);

  void remove(String name);
}
