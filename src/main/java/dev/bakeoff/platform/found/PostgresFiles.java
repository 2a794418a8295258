package dev.bakeoff.platform.found;

import dev.bakeoff.platform.secret.PasswordFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Servers that libpq knows: the services of {@code pg_service.conf} and the lines of the password
 * file. Passwords stay in that file; profiles refer to it.
 */
public final class PostgresFiles {
  private static final Map<String, String> KEYS =
      Map.of(
          "host", "host",
          "port", "port",
          "dbname", "database",
          "user", "user",
          "sslmode", "sslmode",
          "sslrootcert", "ssl_root_cert");

  private PostgresFiles() {}

  /** Where libpq looks for services. */
  public static Path usualServices(Map<String, String> environment, Path home) {
    String named = environment.get("PGSERVICEFILE");
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    String applications = environment.get("APPDATA");
    return applications != null
        ? Path.of(applications, "postgresql", ".pg_service.conf")
        : home.resolve(".pg_service.conf");
  }

  /** One profile per service. */
  public static List<FoundProfile> services(Path file, Path passwordFile) {
    List<FoundProfile> found = new ArrayList<>();
    IniFile.read(file)
        .forEach(
            (name, entries) -> {
              Map<String, String> settings = new LinkedHashMap<>();
              List<String> notes = new ArrayList<>();
              entries.forEach(
                  (key, value) -> {
                    if (KEYS.containsKey(key)) {
                      settings.put(KEYS.get(key), value);
                    } else if (key.equals("password")) {
                      notes.add(
                          "its password was not taken over; move it to the password file, or store"
                              + " it in the keychain");
                    } else {
                      notes.add("'" + key + "' is left out");
                    }
                  });
              if (Files.exists(passwordFile)) {
                settings.put("password", "pgpass");
              }
              found.add(
                  new FoundProfile(
                      FoundProfile.nameOf(name),
                      "postgresql",
                      FoundProfile.flavorOf(settings.getOrDefault("host", "")),
                      settings,
                      "service '" + name + "' of " + file,
                      notes));
            });
    return found;
  }

  /** One profile per line that names a host and a user. */
  public static List<FoundProfile> passwords(Path file, boolean usual) {
    List<FoundProfile> found = new ArrayList<>();
    for (PasswordFile.Entry entry : new PasswordFile(file).entries()) {
      if (entry.host().equals("*") || entry.user().equals("*")) {
        continue;
      }
      Map<String, String> settings = new LinkedHashMap<>();
      settings.put("host", entry.host());
      settings.put("user", entry.user());
      if (!entry.port().equals("*")) {
        settings.put("port", entry.port());
      }
      if (!entry.database().equals("*")) {
        settings.put("database", entry.database());
      }
      settings.put("password", usual ? "pgpass" : "pgpass:" + file.toAbsolutePath());
      String database = settings.getOrDefault("database", "");
      found.add(
          new FoundProfile(
              FoundProfile.nameOf(
                  entry.host().replaceFirst("\\..*", "")
                      + (database.isEmpty() ? "" : "-" + database)),
              "postgresql",
              FoundProfile.flavorOf(entry.host()),
              settings,
              file + ": " + entry.user() + "@" + entry.host(),
              List.of()));
    }
    return found;
  }
}
