package dev.bakeoff.platform.secret;

import java.util.Map;

/**
 * What a secret is wanted for.
 *
 * @param platform the profile's name
 * @param label what it is: {@code Password}
 * @param settings of the profile, resolved and with the form's defaults
 */
public record SecretUse(String platform, String label, Map<String, String> settings) {
  public SecretUse {
    settings = Map.copyOf(settings);
  }

  String words() {
    return "'" + label + "' of the platform '" + platform + "'";
  }
}
