package dev.bakeoff.ui.platform;

import dev.bakeoff.platform.Flavor;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Profiles in words. */
public final class ProfileWords {
  private ProfileWords() {}

  /** The type's name, or the flavour's where it has one of its own. */
  public static String kind(PlatformProfile profile, Optional<PlatformDescriptor> type) {
    return profile
        .flavor()
        .map(
            id ->
                type.stream()
                    .flatMap(t -> t.flavors().stream())
                    .filter(f -> f.id().equals(id))
                    .findFirst()
                    .map(Flavor::displayName)
                    .orElse(id))
        .or(() -> type.map(PlatformDescriptor::displayName))
        .orElse(profile.type());
  }

  /** Where it is; empty where that goes without saying. */
  public static String place(PlatformProfile profile) {
    return Stream.of("host", "account", "endpoint", "project", "region", "path")
        .map(profile.settings()::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }
}
