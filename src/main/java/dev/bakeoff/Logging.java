package dev.bakeoff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/** Sends the log to a file of the home, and nothing of it to the terminal. */
final class Logging {
  private static final int MOST_BYTES = 5_000_000;
  private static final int KEPT_FILES = 3;

  /**
   * Held here because the framework holds loggers weakly, and a collected one forgets its level.
   */
  private static final List<Logger> CHATTY =
      Stream.of("javafx", "com.sun.javafx", "org.apache.arrow", "oshi")
          .map(Logger::getLogger)
          .toList();

  private Logging() {}

  /** The app's log: {@code logs/bakeoff.0.log}. A home that cannot be written to has no log. */
  static void toFile(Path home) {
    Logger root = withoutHandlers();
    try {
      Path folder = Files.createDirectories(home.resolve("logs"));
      FileHandler file =
          new FileHandler(
              folder.resolve("bakeoff.%g.log").toString(), MOST_BYTES, KEPT_FILES, true);
      file.setFormatter(new SimpleFormatter());
      root.addHandler(file);
    } catch (IOException e) {
      // Whatever is to be done next will complain about the home in words for people.
      return;
    }
  }

  /** A worker's log goes to standard error, from where its parent takes it into its own log. */
  static void toStandardError() {
    ConsoleHandler handler = new ConsoleHandler();
    handler.setLevel(Level.INFO);
    withoutHandlers().addHandler(handler);
  }

  private static Logger withoutHandlers() {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    // Libraries that log at start what nobody can act on.
    CHATTY.forEach(logger -> logger.setLevel(Level.SEVERE));
    return root;
  }
}
