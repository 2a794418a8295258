package dev.bakeoff.ui.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and writes {@code settings.json}. A file that is missing or broken gives the defaults:
 * preferences are not worth a failed start. Thread-safe.
 */
public final class Settings {
  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

  private final ObjectMapper json =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private final Path home;
  private Preferences current;

  /** Reads the file in the home folder. */
  public Settings(Path home) {
    this.home = home;
    this.current = read();
  }

  public Path home() {
    return home;
  }

  public synchronized Preferences get() {
    return current;
  }

  /** Changes the preferences and writes them where something changed. */
  public synchronized void update(UnaryOperator<Preferences> change) {
    Preferences changed = change.apply(current);
    if (changed.equals(current)) {
      return;
    }
    current = changed;
    try {
      Files.createDirectories(home);
      Path beside = home.resolve("settings.json.new");
      Files.write(beside, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(changed));
      Files.move(beside, file(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("Preferences were not saved: {}", e.getMessage());
    }
  }

  private Path file() {
    return home.resolve("settings.json");
  }

  private Preferences read() {
    if (!Files.isRegularFile(file())) {
      return Preferences.DEFAULT;
    }
    try {
      Preferences read = json.readValue(file().toFile(), Preferences.class);
      return read == null ? Preferences.DEFAULT : read.mended();
    } catch (JacksonException e) {
      LOG.warn("settings.json is not readable and is ignored: {}", e.getOriginalMessage());
      return Preferences.DEFAULT;
    } catch (IOException e) {
      LOG.warn("settings.json could not be read: {}", e.getMessage());
      return Preferences.DEFAULT;
    }
  }
}
