package dev.bakeoff.cli;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.SettingField;
import dev.bakeoff.platform.secret.Keychain;
import dev.bakeoff.platform.secret.SecretReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A secret that comes by standard input and goes to the keychain.
 *
 * @param field of the profile that refers to it
 * @param entry of the keychain
 */
record SecretStore(String field, String entry) {
  /** The type's password, or what it has in place of one. */
  static SecretStore of(String platform, PlatformDescriptor type) {
    return type.form().stream()
        .filter(f -> f.kind() == SettingField.Kind.SECRET)
        .map(SettingField::key)
        .reduce((first, next) -> next.equals("password") ? next : first)
        .map(key -> new SecretStore(key, platform))
        .orElseThrow(
            () ->
                Problem.request(
                        type.displayName() + " has no password.", "Leave --password-stdin out.")
                    .asException());
  }

  String reference() {
    return new SecretReference.Keychain(entry).text();
  }

  /** Reads one line and keeps it. */
  void keep(Keychain keychain, InputStream input) {
    try {
      String secret =
          new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)).readLine();
      if (secret == null || secret.isEmpty()) {
        throw Problem.request(
                "Standard input holds no password.",
                "Pipe it in, for example from a password manager.")
            .asException();
      }
      keychain.store(entry, secret);
    } catch (IOException e) {
      throw Problem.request("Standard input cannot be read.", "Pipe the password in.")
          .asException(e);
    }
  }
}
