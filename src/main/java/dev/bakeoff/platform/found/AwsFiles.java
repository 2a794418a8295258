package dev.bakeoff.platform.found;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * AWS's profiles: their names and regions only. Keys stay where they are; the AWS SDK reads them by
 * the profile's name.
 */
public final class AwsFiles {
  private AwsFiles() {}

  /** {@code ~/.aws/config}, or where the environment says. */
  public static Path usualConfig(Map<String, String> environment, Path home) {
    return named(environment, "AWS_CONFIG_FILE", home.resolve(".aws").resolve("config"));
  }

  /** {@code ~/.aws/credentials}, or where the environment says. */
  public static Path usualCredentials(Map<String, String> environment, Path home) {
    return named(
        environment, "AWS_SHARED_CREDENTIALS_FILE", home.resolve(".aws").resolve("credentials"));
  }

  private static Path named(Map<String, String> environment, String variable, Path otherwise) {
    String value = environment.get(variable);
    return value == null || value.isBlank() ? otherwise : Path.of(value);
  }

  /** One DynamoDB profile per AWS profile that is in either file. */
  public static List<FoundProfile> profiles(Path config, Path credentials) {
    Map<String, Optional<String>> regions = new TreeMap<>();
    if (Files.exists(config)) {
      IniFile.read(config)
          .forEach(
              (section, entries) -> {
                if (section.equals("default") || section.startsWith("profile ")) {
                  regions.put(
                      section.replaceFirst("^profile ", "").strip(),
                      Optional.ofNullable(entries.get("region")));
                }
              });
    }
    if (Files.exists(credentials)) {
      IniFile.read(credentials)
          .keySet()
          .forEach(name -> regions.putIfAbsent(name, Optional.empty()));
    }
    List<FoundProfile> found = new ArrayList<>();
    regions.forEach(
        (name, region) -> {
          Map<String, String> settings = new LinkedHashMap<>();
          settings.put("aws_profile", name);
          region.ifPresent(r -> settings.put("region", r));
          found.add(
              new FoundProfile(
                  FoundProfile.nameOf("aws-" + name),
                  "dynamodb",
                  Optional.empty(),
                  settings,
                  "AWS profile '" + name + "'",
                  region.isEmpty()
                      ? List.of("it names no region; set one with --set region=…")
                      : List.of()));
        });
    return found;
  }
}
