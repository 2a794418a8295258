import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.DatasetValidator;
import dev.bakeoff.dataset.Fingerprint;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.ValidationLevel;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Generation of {@code customer} against the same columns written by DuckDB's own COPY and by numpy
 * with pyarrow, and reading it all back against generation. Every contender is a process of its
 * own; they take turns. Linux only: it asks /proc for the peak of the memory.
 *
 * <p>Arguments: {@code ROUNDS SCALE [PYTHON]}; PYTHON is an interpreter that has both libraries.
 */
final class DatasetBench {
  private static final int THREADS = 2;

  private DatasetBench() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "bakeoff" -> measured(() -> generate(Path.of(args[1]), args[2]));
      case "duckdb" -> measured(() -> duckDb(Path.of(args[1]), args[2]));
      case "encoding" -> encoding(Path.of(args[1]), args[2]);
      case "fingerprint" -> measured(() -> fingerprint(Path.of(args[1])));
      case "validate" -> measured(() -> validate(Path.of(args[1])));
      default -> new Rounds(args[1], args.length > 2 ? args[2] : "").run(Integer.parseInt(args[0]));
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  /** What a process took for its work, without its start. */
  private record Cost(double wall, double cpu, double rssMb, long bytes) {}

  private static void measured(Work work) throws Exception {
    long start = System.nanoTime();
    Duration before = cpu();
    work.run();
    double wall = (System.nanoTime() - start) / 1e9;
    double cpu = cpu().minus(before).toNanos() / 1e9;
    System.out.printf(
        Locale.ROOT,
        "{\"wall_s\": %.3f, \"cpu_s\": %.3f, \"rss_mb\": %.0f, \"bytes\": 0}%n",
        wall,
        cpu,
        peakMb());
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }

  private static double peakMb() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  private static void generate(Path home, String scale) {
    new DatasetCreator(new DatasetCatalog(home), BuiltInSpecs.load(), Clock.systemUTC())
        .ensure(
            new CreateRequest(
                "bench", "1.0", "customer", CreateRequest.Size.scale(scale), 42, THREADS),
            Progress.NONE,
            new Cancellation());
  }

  private static void fingerprint(Path home) {
    DatasetCatalog catalog = new DatasetCatalog(home);
    Manifest manifest = catalog.get(DatasetRef.parse("bench"));
    for (TableEntry table : manifest.tables()) {
      try (RowCursor rows = new ParquetSource(catalog, manifest).rows(table)) {
        Fingerprint read =
            Fingerprint.of(
                rows, table.schema(), "", table.rows(), Progress.NONE, new Cancellation());
        if (!read.hex().equals(table.fingerprint())) {
          throw new IllegalStateException(table.name() + " reads back as other rows");
        }
      }
    }
  }

  private static void validate(Path home) {
    DatasetCatalog catalog = new DatasetCatalog(home);
    Manifest manifest = catalog.get(DatasetRef.parse("bench"));
    var report =
        new DatasetValidator(catalog)
            .validate(manifest, ValidationLevel.FULL, Progress.NONE, new Cancellation());
    if (!report.ok()) {
      throw new IllegalStateException("the dataset is not what its manifest says");
    }
  }

  /** The same columns by SQL, with the options of Bakeoff's own files. No fingerprints. */
  private static void duckDb(Path folder, String scale) throws Exception {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      for (String table : List.of("profiles", "events")) {
        statement.execute(copy("(" + select(table, scale) + ")", folder, table));
      }
    }
  }

  /** DuckDB's encoding alone, of rows that lie in its memory already: below that nobody gets. */
  private static void encoding(Path folder, String scale) throws Exception {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      for (String table : List.of("profiles", "events")) {
        statement.execute("CREATE TABLE " + table + " AS " + select(table, scale));
      }
      measured(
          () -> {
            for (String table : List.of("profiles", "events")) {
              statement.execute(copy(table, folder, table));
            }
          });
    }
  }

  private static Connection open() throws Exception {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET threads = " + THREADS);
      statement.execute("SET TimeZone = 'UTC'");
    }
    return connection;
  }

  private static String select(String table, String scale) throws IOException {
    long[] rows = rows(scale);
    return Files.readString(Path.of("src/bench/sql/customer_" + table + ".sql"))
        .replace("$PROFILES", Long.toString(rows[0]))
        .replace("$EVENTS", Long.toString(rows[1]));
  }

  private static String copy(String from, Path folder, String table) {
    return "COPY "
        + from
        + " TO '"
        + folder.resolve(table + ".parquet")
        + "' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1,"
        + " DICTIONARY_SIZE_LIMIT 2000, WRITE_BLOOM_FILTER false, PARQUET_VERSION V2,"
        + " ROW_GROUP_SIZE 122880)";
  }

  private static long[] rows(String scale) {
    Map<String, Long> values =
        BuiltInSpecs.load().get("customer").scales().stream()
            .filter(s -> s.name().equals(scale))
            .findFirst()
            .orElseThrow()
            .values();
    return new long[] {values.get("profiles"), values.get("rows")};
  }

  /** Runs the contenders in turn, each round in another order. */
  private static final class Rounds {
    private final String scale;
    private final String python;
    private final long rows;
    private final Path classes;
    private final Path home;
    private final Map<String, List<Cost>> costs = new LinkedHashMap<>();

    Rounds(String scale, String python) throws IOException {
      this.scale = scale;
      this.python = python;
      this.rows = Arrays.stream(rows(scale)).sum();
      this.classes = Files.createTempDirectory("bakeoff-bench-classes");
      this.home = Files.createTempDirectory("bakeoff-bench-home");
    }

    void run(int rounds) throws Exception {
      // Children run compiled classes, so that the compiler's memory is not counted.
      int compiled =
          ToolProvider.findFirst("javac")
              .orElseThrow()
              .run(
                  System.out,
                  System.err,
                  "-d",
                  classes.toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  "src/bench/java/DatasetBench.java");
      if (compiled != 0) {
        throw new IllegalStateException("the benchmark does not compile");
      }
      for (int round = 0; round < rounds; round++) {
        List<String> order = new ArrayList<>(List.of("bakeoff", "duckdb", "encoding", "python"));
        if (python.isEmpty()) {
          order.remove("python");
        }
        if (round % 2 == 1) {
          order = order.reversed();
        }
        for (String contender : order) {
          contend(contender);
          if (contender.equals("bakeoff")) {
            contend("fingerprint");
            contend("validate");
          }
        }
      }
      delete(home);
      delete(classes);
      summary();
    }

    private void contend(String contender) throws Exception {
      boolean ownFolder = List.of("duckdb", "encoding", "python").contains(contender);
      Path folder = ownFolder ? Files.createTempDirectory("bakeoff-bench") : home;
      if (contender.equals("bakeoff")) {
        delete(home);
      }
      String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
      Process process =
          new ProcessBuilder(command(contender, folder))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      JsonNode line = new ObjectMapper().readTree(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new IllegalStateException(contender + " failed");
      }
      Cost cost =
          new Cost(
              line.get("wall_s").asDouble(),
              line.get("cpu_s").asDouble(),
              line.get("rss_mb").asDouble(),
              size(folder));
      costs.computeIfAbsent(contender, c -> new ArrayList<>()).add(cost);
      System.out.printf(
          Locale.ROOT,
          "%-12s %,10.0f rows/s  wall %6.2f s  cpu %6.2f s  peak %5.0f MB  files %4.0f MB  load"
              + " %s%n",
          contender,
          rows / cost.wall(),
          cost.wall(),
          cost.cpu(),
          cost.rssMb(),
          cost.bytes() / 1e6,
          load);
      if (ownFolder) {
        delete(folder);
      }
    }

    private List<String> command(String contender, Path folder) {
      if (contender.equals("python")) {
        long[] sizes = rows(scale);
        return List.of(
            python,
            "src/bench/python/customer.py",
            folder.toString(),
            Long.toString(sizes[0]),
            Long.toString(sizes[1]),
            Integer.toString(THREADS));
      }
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      // The flags of the launcher.
      command.addAll(
          List.of(
              "--enable-native-access=ALL-UNNAMED",
              "--add-opens=java.base/java.nio=ALL-UNNAMED",
              "--sun-misc-unsafe-memory-access=allow",
              "-XX:+UseSerialGC",
              "-Xms48m",
              "-Xmx400m",
              "-cp",
              classes + java.io.File.pathSeparator + System.getProperty("java.class.path"),
              "DatasetBench",
              contender,
              folder.toString(),
              scale));
      return command;
    }

    private void summary() {
      System.out.println();
      for (Map.Entry<String, List<Cost>> entry : costs.entrySet()) {
        System.out.printf(
            Locale.ROOT,
            "%-12s rows/s %s   rows per CPU second %s   peak MB %s%n",
            entry.getKey(),
            spread(entry.getValue(), c -> rows / c.wall(), "%,.0f"),
            spread(entry.getValue(), c -> rows / c.cpu(), "%,.0f"),
            spread(entry.getValue(), Cost::rssMb, "%.0f"));
      }
      List<Cost> ours = costs.get("bakeoff");
      costs.forEach(
          (contender, theirs) -> {
            if (!contender.equals("bakeoff")) {
              System.out.printf(
                  Locale.ROOT,
                  "time of %s / time of generation: wall %s, CPU %s%n",
                  contender,
                  ratios(theirs, ours, Cost::wall),
                  ratios(theirs, ours, Cost::cpu));
            }
          });
    }

    private static String ratios(
        List<Cost> theirs, List<Cost> ours, ToDoubleFunction<Cost> figure) {
      double[] ratios = new double[theirs.size()];
      for (int i = 0; i < ratios.length; i++) {
        ratios[i] = figure.applyAsDouble(theirs.get(i)) / figure.applyAsDouble(ours.get(i));
      }
      return spread(ratios, "%.2f");
    }

    private static String spread(List<Cost> costs, ToDoubleFunction<Cost> figure, String form) {
      return spread(costs.stream().mapToDouble(figure).toArray(), form);
    }

    /** Median, least and greatest. */
    private static String spread(double[] values, String form) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
      return String.format(
          Locale.ROOT,
          form + " (" + form + " to " + form + ")",
          median,
          sorted[0],
          sorted[sorted.length - 1]);
    }

    private static long size(Path folder) throws IOException {
      try (Stream<Path> files = Files.walk(folder)) {
        return files.filter(f -> f.toString().endsWith(".parquet")).mapToLong(Rounds::bytes).sum();
      }
    }

    private static long bytes(Path file) {
      try {
        return Files.size(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void delete(Path folder) throws IOException {
      if (!Files.exists(folder)) {
        return;
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
