package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.platform.PlatformProfile;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How commands show profiles. Secrets show as the references that profiles hold. */
final class ProfileText {
  private ProfileText() {}

  static ObjectNode json(PlatformProfile profile) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", profile.name());
    node.put("type", profile.type());
    node.put("origin", origin(profile));
    profile.flavor().ifPresent(f -> node.put("flavor", f));
    if (!profile.configuration().isNone()) {
      node.put("configuration", profile.configuration().name());
    }
    ObjectNode settings = node.putObject("settings");
    new TreeMap<>(profile.settings()).forEach(settings::put);
    return node;
  }

  static String origin(PlatformProfile profile) {
    return profile.builtIn() ? "built in" : "platforms.yaml";
  }

  /** Where it is, in a word. */
  static String place(PlatformProfile profile) {
    return Stream.of("host", "account", "endpoint", "region", "project", "path")
        .map(profile.settings()::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }
}
