package dev.bakeoff.platform;

import java.util.List;

/**
 * One field of a platform's profile form, declared as data: the window builds its form, the command
 * line its help and the reader of platforms.yaml its checks from it.
 *
 * @param key as in YAML, snake case
 * @param label for people
 * @param kind what may be entered
 * @param required whether a profile must have it
 * @param defaultValue used where it is missing; empty for none
 * @param choices allowed values of a {@link Kind#CHOICE}, else empty
 * @param help one sentence
 */
public record SettingField(
    String key,
    String label,
    Kind kind,
    boolean required,
    String defaultValue,
    List<String> choices,
    String help) {
  /** What a field may hold. */
  public enum Kind {
    TEXT,
    NUMBER,
    CHOICE,
    FILE,
    /** Held in profiles only as a reference such as {@code ${ENV}}; never stored as its value. */
    SECRET
  }

  public SettingField {
    choices = List.copyOf(choices);
  }

  public static SettingField text(String key, String label, String defaultValue, String help) {
    return new SettingField(key, label, Kind.TEXT, false, defaultValue, List.of(), help);
  }

  public static SettingField number(String key, String label, String defaultValue, String help) {
    return new SettingField(key, label, Kind.NUMBER, false, defaultValue, List.of(), help);
  }

  public static SettingField file(String key, String label, String help) {
    return new SettingField(key, label, Kind.FILE, false, "", List.of(), help);
  }

  public static SettingField secret(String key, String label, String help) {
    return new SettingField(key, label, Kind.SECRET, false, "", List.of(), help);
  }

  public static SettingField choice(
      String key, String label, String defaultValue, List<String> choices, String help) {
    return new SettingField(key, label, Kind.CHOICE, false, defaultValue, choices, help);
  }

  public SettingField asRequired() {
    return new SettingField(key, label, kind, true, defaultValue, choices, help);
  }
}
