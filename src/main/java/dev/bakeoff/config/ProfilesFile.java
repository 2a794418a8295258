package dev.bakeoff.config;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Adapters;
import dev.bakeoff.platform.Capability;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.ProfileForm;
import dev.bakeoff.platform.ProfileStore;
import dev.bakeoff.platform.SettingField;
import dev.bakeoff.platform.secret.SecretReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The profiles of {@code platforms.yaml}, and the platforms that need none. Reads the file at each
 * call.
 */
public final class ProfilesFile implements ProfileStore {
  private final Path file;
  private final Adapters adapters;
  private final PlatformYaml yaml;

  public ProfilesFile(Path home, Adapters adapters) {
    this.file = home.resolve("platforms.yaml");
    this.adapters = adapters;
    this.yaml = new PlatformYaml(adapters);
  }

  @Override
  public synchronized List<PlatformProfile> all() {
    Map<String, PlatformProfile> own = read();
    List<PlatformProfile> all = new ArrayList<>();
    for (PlatformDescriptor descriptor : adapters.descriptors()) {
      if (needsNoProfile(descriptor) && !own.containsKey(descriptor.type())) {
        all.add(
            new PlatformProfile(
                descriptor.type(), descriptor.type(), Optional.empty(), Map.of(), true));
      }
    }
    all.addAll(own.values());
    return all;
  }

  @Override
  public Optional<PlatformProfile> find(String name) {
    return all().stream().filter(p -> p.name().equals(name)).findFirst();
  }

  @Override
  public synchronized void save(PlatformProfile profile) {
    if (!ProfileForm.isName(profile.name())) {
      throw Problem.request(
              "'" + profile.name() + "' cannot name a platform.",
              "Use letters, digits, '_', '-' and '.', starting with a letter or digit.")
          .asException();
    }
    PlatformDescriptor descriptor = adapters.descriptor(profile.type());
    for (SettingField field : descriptor.form()) {
      String value = profile.settings().getOrDefault(field.key(), "");
      if (field.kind() == SettingField.Kind.SECRET && !value.isEmpty()) {
        var _ = SecretReference.require(value, field.label());
      }
    }
    Map<String, PlatformProfile> own = read();
    own.put(profile.name(), profile);
    write(own);
  }

  @Override
  public synchronized void remove(String name) {
    Map<String, PlatformProfile> own = read();
    if (own.remove(name) == null) {
      throw Problem.request(
              "There is no profile '" + name + "' in " + file + ".",
              "Platforms that need no profile cannot be removed.")
          .asException();
    }
    write(own);
  }

  private static boolean needsNoProfile(PlatformDescriptor descriptor) {
    return descriptor.can(Capability.EMBEDDED) || descriptor.can(Capability.BUILT_IN_SERVER);
  }

  private Map<String, PlatformProfile> read() {
    Map<String, PlatformProfile> own = new TreeMap<>();
    if (Files.exists(file)) {
      Map<String, YamlValue> root = YamlFile.read(file).map(Set.of("platforms"));
      YamlValue.get(root, "platforms")
          .ifPresent(
              platforms ->
                  platforms.map().forEach((name, value) -> own.put(name, yaml.read(name, value))));
    }
    return own;
  }

  /** A profile as it stands in the file. */
  public String text(PlatformProfile profile) {
    return YamlText.of(Map.of("platforms", Map.of(profile.name(), yaml.write(profile))));
  }

  private void write(Map<String, PlatformProfile> own) {
    Map<String, Object> platforms = new LinkedHashMap<>();
    own.forEach((name, profile) -> platforms.put(name, yaml.write(profile)));
    try {
      Files.createDirectories(file.getParent());
      Path beside = file.resolveSibling("platforms.yaml.new");
      Files.writeString(beside, YamlText.of(Map.of("platforms", platforms)));
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The profiles could not be saved in " + file + ": " + e.getMessage(),
              "Check that the folder may be written and that the disk has room.")
          .asException(e);
    }
  }
}
