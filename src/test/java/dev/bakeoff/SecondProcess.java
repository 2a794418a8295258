package dev.bakeoff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Bakeoff in a process of its own on a home, as a user would start it. */
public final class SecondProcess implements AutoCloseable {
  private final Process process;

  private SecondProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param log takes what it prints
   * @param arguments of the command line; none opens the window, on the headless platform
   */
  public static SecondProcess start(Path home, Path log, String... arguments) throws IOException {
    return startMain(home, log, App.class, arguments);
  }

  /** Starts another main class on the same class path. */
  public static SecondProcess startMain(Path home, Path log, Class<?> main, String... arguments)
      throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Djava.awt.headless=true",
                "-Xmx600m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    words.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("BAKEOFF_HOME", home.toString());
    builder.redirectOutput(log.toFile());
    return new SecondProcess(builder.start());
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** Whether it ends within this time. */
  public boolean ends(long seconds) throws InterruptedException {
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }

  /** As the system kills a process that it has no memory for. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
