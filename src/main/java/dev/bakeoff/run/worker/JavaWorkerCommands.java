package dev.bakeoff.run.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workers in a Java process of their own, on the same Java runtime. From the installed layout a
 * worker's class path is the core and its own platform's libraries; from a build tree it is the
 * parent's class path.
 *
 * <p>The first worker of a kind leaves a class-data archive in the cache as it ends, with which the
 * next ones start in half the time. A missing or outdated archive only costs that time.
 */
public final class JavaWorkerCommands implements WorkerCommands {
  private static final Logger LOG = LoggerFactory.getLogger(JavaWorkerCommands.class);

  private static final List<String> JVM_OPTIONS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          // Short-lived, small heap, latency matters: no collector threads beside the load.
          "-XX:+UseSerialGC",
          "-Xms128m",
          "-Xmx1g",
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError",
          // The virtual machine's own messages must stay out of the protocol's stream.
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "-Xlog:cds*=off:stderr",
          "-Djava.awt.headless=true");

  /**
   * For Arrow, which loading needs and few drivers; opening a package costs the start-up archive of
   * modules.
   */
  private static final List<String> ARROW_OPTIONS =
      List.of(
          "--add-opens=java.base/java.nio=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  /** Drivers whose results arrive as Arrow, so that every one of their workers needs it. */
  private static final Set<String> ARROW_DRIVERS = Set.of("snowflake");

  /**
   * What a driver reads from its environment before it can be told anything: Snowflake's would ask
   * three clouds' metadata services where it runs, each time that it connects.
   */
  private static final Map<String, Map<String, String>> ENVIRONMENTS =
      Map.of("snowflake", Map.of("SNOWFLAKE_DISABLE_PLATFORM_DETECTION", "true"));

  private final Optional<Path> layout;
  private final String mainClass;
  private final Path cache;
  private final Map<String, List<Path>> further;

  /**
   * @param layout the installed layout's folder; empty in a build tree
   * @param mainClass whose argument {@code worker} starts a worker
   * @param cache a folder for what can be made again
   * @param further jars that the workers of some platform types need besides
   */
  public JavaWorkerCommands(
      Optional<Path> layout, String mainClass, Path cache, Map<String, List<Path>> further) {
    this.layout = layout;
    this.mainClass = mainClass;
    this.cache = cache;
    this.further = Map.copyOf(further);
  }

  @Override
  public WorkerCommand find(String platformType, WorkerPlan.Task task) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(JVM_OPTIONS);
    if (task == WorkerPlan.Task.LOAD
        || task == WorkerPlan.Task.VALIDATE
        || task == WorkerPlan.Task.EXTRACT
        || ARROW_DRIVERS.contains(platformType)) {
      words.addAll(ARROW_OPTIONS);
    }
    words.addAll(archive(platformType, task));
    words.add("-classpath");
    List<String> classPath = new ArrayList<>();
    classPath.add(
        layout.map(dir -> layoutClassPath(dir, platformType)).orElseGet(this::ownClassPath));
    further.getOrDefault(platformType, List.of()).forEach(jar -> classPath.add(jar.toString()));
    words.add(String.join(File.pathSeparator, classPath));
    words.add(mainClass);
    words.add("worker");
    return new WorkerCommand(words, ENVIRONMENTS.getOrDefault(platformType, Map.of()));
  }

  private List<String> archive(String platformType, WorkerPlan.Task task) {
    try {
      Files.createDirectories(cache);
    } catch (IOException e) {
      LOG.info("workers start without an archive", e);
      return List.of();
    }
    String name = "worker-" + platformType + "-" + task.name().toLowerCase(Locale.ROOT) + ".jsa";
    return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + cache.resolve(name));
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

  private String ownClassPath() {
    return new PackedClassPath(cache).pack(System.getProperty("java.class.path"));
  }
}
