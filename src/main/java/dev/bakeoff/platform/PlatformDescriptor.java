package dev.bakeoff.platform;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an adapter says of itself before anything is connected.
 *
 * @param type as in profiles: {@code duckdb}, {@code sqlite}, {@code postgresql}
 * @param displayName for people: {@code DuckDB}
 * @param summary one sentence on how Bakeoff uses it
 * @param capabilities what it can do
 * @param form the fields of its profile
 * @param flavors services that offer it under names of their own
 * @param terms what is known of its vendor's terms on publishing results
 */
public record PlatformDescriptor(
    String type,
    String displayName,
    String summary,
    Set<Capability> capabilities,
    List<SettingField> form,
    List<Flavor> flavors,
    Optional<PublishingTerms> terms) {
  public PlatformDescriptor {
    capabilities = Set.copyOf(capabilities);
    form = List.copyOf(form);
    flavors = List.copyOf(flavors);
  }

  /** Of a type whose terms say nothing that is known. */
  public PlatformDescriptor(
      String type,
      String displayName,
      String summary,
      Set<Capability> capabilities,
      List<SettingField> form,
      List<Flavor> flavors) {
    this(type, displayName, summary, capabilities, form, flavors, Optional.empty());
  }

  /** The same with what is known of its vendor's terms on publishing results. */
  public PlatformDescriptor with(PublishingTerms known) {
    return new PlatformDescriptor(
        type, displayName, summary, capabilities, form, flavors, Optional.of(known));
  }

  /** What is known of the terms on publishing results: the flavor's own, else the type's. */
  public Optional<PublishingTerms> publishing(Optional<String> flavor) {
    return flavors.stream()
        .filter(f -> flavor.isPresent() && f.id().equals(flavor.get()))
        .findFirst()
        .flatMap(Flavor::terms)
        .or(() -> terms);
  }

  /** Of a type without flavors. */
  public PlatformDescriptor(
      String type,
      String displayName,
      String summary,
      Set<Capability> capabilities,
      List<SettingField> form) {
    this(type, displayName, summary, capabilities, form, List.of());
  }

  /**
   * A flavor of this type.
   *
   * @throws dev.bakeoff.model.ProblemException that names the flavors there are
   */
  public Flavor flavor(String id) {
    return flavors.stream()
        .filter(flavor -> flavor.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.request(
                        "'" + id + "' is not a flavor of " + type + ".",
                        Suggestions.hint(id, flavors.stream().map(Flavor::id).toList()))
                    .asException());
  }

  /** What holds where a profile of a flavor has no setting; nothing for a flavor of no own. */
  public Map<String, String> defaults(Optional<String> flavor) {
    return flavors.stream()
        .filter(f -> flavor.isPresent() && f.id().equals(flavor.get()))
        .findFirst()
        .map(Flavor::defaults)
        .orElse(Map.of());
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
