package dev.bakeoff;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Finds the folder that holds everything of a user's. */
final class Home {
  private Home() {}

  /** {@code BAKEOFF_HOME}, or Bakeoff's place in the system's folder for application data. */
  static Path find(Map<String, String> environment) {
    String given = environment.get("BAKEOFF_HOME");
    if (given != null && !given.isBlank()) {
      return Path.of(given).toAbsolutePath().normalize();
    }
    Path user = Path.of(System.getProperty("user.home"));
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (os.contains("win")) {
      String appData = environment.get("LOCALAPPDATA");
      return (appData == null ? user.resolve("AppData/Local") : Path.of(appData))
          .resolve("Bakeoff");
    }
    if (os.contains("mac")) {
      return user.resolve("Library/Application Support/Bakeoff");
    }
    String data = environment.get("XDG_DATA_HOME");
    return (data == null || data.isBlank() ? user.resolve(".local/share") : Path.of(data))
        .resolve("bakeoff");
  }
}
