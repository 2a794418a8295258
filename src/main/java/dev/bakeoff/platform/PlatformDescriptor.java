package dev.bakeoff.platform;

import java.util.List;
import java.util.Set;

/**
 * What an adapter says of itself before anything is connected.
 *
 * @param type as in profiles: {@code duckdb}, {@code sqlite}, {@code postgresql}
 * @param displayName for people: {@code DuckDB}
 * @param summary one sentence on how Bakeoff uses it
 * @param capabilities what it can do
 * @param form the fields of its profile
 */
public record PlatformDescriptor(
    String type,
    String displayName,
    String summary,
    Set<Capability> capabilities,
    List<SettingField> form) {
  public PlatformDescriptor {
    capabilities = Set.copyOf(capabilities);
    form = List.copyOf(form);
  }

  /** Whether the value under a key of the profile is a secret. */
  public boolean isSecret(String key) {
    return form.stream()
        .anyMatch(field -> field.key().equals(key) && field.kind() == SettingField.Kind.SECRET);
  }

  public boolean can(Capability capability) {
    return capabilities.contains(capability);
  }
}
