package dev.bakeoff.run.worker;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Workers in a Java process of their own, on the same Java runtime. From the installed layout a
 * worker's class path is the core and its own platform's libraries; from a build tree it is the
 * parent's class path.
 */
public final class JavaWorkerCommands implements WorkerCommands {
  private static final List<String> JVM_OPTIONS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          // Short-lived, small heap, latency matters: no concurrent collector threads beside the
          // load.
          "-XX:+UseSerialGC",
          "-Xms128m",
          "-Xmx1g",
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError",
          "-Djava.awt.headless=true");

  private final Optional<Path> layout;
  private final String mainClass;

  /**
   * @param layout the installed layout's folder; empty in a build tree
   * @param mainClass whose argument {@code worker} starts a worker
   */
  public JavaWorkerCommands(Optional<Path> layout, String mainClass) {
    this.layout = layout;
    this.mainClass = mainClass;
  }

  @Override
  public WorkerCommand forType(String platformType) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(JVM_OPTIONS);
    words.add("-classpath");
    words.add(
        layout
            .map(dir -> layoutClassPath(dir, platformType))
            .orElseGet(JavaWorkerCommands::ownClassPath));
    words.add(mainClass);
    words.add("worker");
    return new WorkerCommand(words, Map.of());
  }

  private static String layoutClassPath(Path layout, String platformType) {
    List<String> parts = new ArrayList<>();
    Path lib = layout.resolve("lib");
    parts.add(lib.resolve("bakeoff.jar").toString());
    parts.add(lib.resolve("core").resolve("*").toString());
    Path own = lib.resolve("platforms").resolve(platformType);
    if (Files.isDirectory(own)) {
      parts.add(own.resolve("*").toString());
    }
    return String.join(File.pathSeparator, parts);
  }

  private static String ownClassPath() {
    return System.getProperty("java.class.path");
  }
}
