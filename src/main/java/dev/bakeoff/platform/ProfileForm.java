package dev.bakeoff.platform;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.secret.SecretReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may stand in a profile, by the form that its type declares. */
public final class ProfileForm {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");
  private static final Pattern VARIABLES = Pattern.compile(".*\\$\\{[A-Za-z_][A-Za-z0-9_]*}.*");

  private ProfileForm() {}

  /** Whether profiles may be called so. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * What is wrong with a value, in words; empty where it is right. An empty value is one that was
   * left out.
   */
  public static Optional<String> error(SettingField field, String value) {
    String text = value.strip();
    if (text.isEmpty()) {
      return field.required() && field.defaultValue().isEmpty()
          ? Optional.of(field.label() + " is needed.")
          : Optional.empty();
    }
    if (field.kind() != SettingField.Kind.SECRET && VARIABLES.matcher(text).matches()) {
      return Optional.empty();
    }
    return switch (field.kind()) {
      case TEXT, FILE -> Optional.empty();
      case NUMBER ->
          NUMBER.matcher(text).matches()
              ? Optional.empty()
              : Optional.of("This is a number, for example 5432.");
      case CHOICE ->
          field.choices().contains(text)
              ? Optional.empty()
              : Optional.of("Choose one of: " + String.join(", ", field.choices()) + ".");
      case SECRET -> secretError(text);
    };
  }

  private static Optional<String> secretError(String text) {
    try {
      return SecretReference.parse(text).isPresent()
          ? Optional.empty()
          : Optional.of("Secrets are never stored. " + SecretReference.FORMS);
    } catch (ProblemException e) {
      return Optional.of(e.problem().toString());
    }
  }

  /**
   * A profile of settings that somebody gave.
   *
   * @throws ProblemException for an unknown setting, with the closest known one, and for values
   *     that cannot be; secrets are not repeated
   */
  public static PlatformProfile profile(
      String name, PlatformDescriptor type, Optional<String> flavor, Map<String, String> given) {
    if (!isName(name)) {
      throw Problem.request(
              "'" + name + "' cannot name a platform.",
              "Use letters, digits, '_', '-' and '.', starting with a letter or digit.")
          .asException();
    }
    Map<String, String> settings = new LinkedHashMap<>();
    // Not written into the profile: they hold wherever it has none.
    Map<String, String> defaults = flavor.map(id -> type.flavor(id).defaults()).orElse(Map.of());
    given.forEach(
        (key, value) -> {
          SettingField field = field(type, key).orElseThrow(() -> unknown(type, key));
          error(field, value)
              .ifPresent(
                  why -> {
                    throw Problem.request("'" + key + "' of '" + name + "': " + why, field.help())
                        .asException();
                  });
          settings.put(
              key,
              field.kind() == SettingField.Kind.SECRET && !value.isBlank()
                  ? SecretReference.require(value, key).text()
                  : value.strip());
        });
    settings.values().removeIf(String::isEmpty);
    for (SettingField field : type.form()) {
      if (field.required()
          && field.defaultValue().isEmpty()
          && !defaults.containsKey(field.key())
          && !settings.containsKey(field.key())) {
        throw Problem.request(
                "'" + field.key() + "' of '" + name + "' is needed.",
                field.help() + " Give it with --set " + field.key() + "=…")
            .asException();
      }
      if (field.required() && !field.defaultValue().isEmpty()) {
        settings.putIfAbsent(field.key(), field.defaultValue());
      }
    }
    return new PlatformProfile(name, type.type(), flavor, settings, false);
  }

  private static Optional<SettingField> field(PlatformDescriptor type, String key) {
    if (key.equals(Connection.PARALLEL)) {
      return Optional.of(
          SettingField.number(Connection.PARALLEL, "Streams", "", "How many streams load."));
    }
    return type.form().stream().filter(field -> field.key().equals(key)).findFirst();
  }

  private static ProblemException unknown(PlatformDescriptor type, String key) {
    List<String> known = type.form().stream().map(SettingField::key).toList();
    return Problem.request(
            "'" + key + "' is not a setting of " + type.displayName() + ".",
            Suggestions.hint(key, known))
        .asException();
  }
}
