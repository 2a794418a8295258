package dev.bakeoff.platform.secret;

import java.util.Map;
import java.util.Optional;

/** A keychain for tests, kept in a map. */
public record MemoryKeychain(Map<String, String> entries) implements Keychain {
  @Override
  public Optional<String> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  @Override
  public void store(String name, String secret) {
    entries.put(name, secret);
  }

  @Override
  public void remove(String name) {
    entries.remove(name);
  }
}
