import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.BuiltInServer;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.postgres.PostgresAdapter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Loading {@code customer} into the built-in PostgreSQL against psql's {@code \copy} of the same
 * rows as CSV, both with the same keys, indexes and references afterwards, and both until vacuum,
 * statistics and a checkpoint are done. In turn, on one server, the order turned round every other
 * round. CPU is that of the client and of all processes of the server. Linux only: it asks /proc.
 *
 * <p>Arguments: {@code ROUNDS SCALE [STREAMS …]}; a number of streams is a contender of its own
 * beside Bakeoff's own choice.
 */
final class PostgresLoadBench {
  private static final String SCHEMA = "bench";
  private static final double TICKS_PER_SECOND = 100;

  private final Manifest manifest;
  private final ParquetSource source;
  private final Path csv;
  private final BuiltInServer.Running server;

  private PostgresLoadBench(
      Manifest manifest, ParquetSource source, Path csv, BuiltInServer.Running server) {
    this.manifest = manifest;
    this.source = source;
    this.csv = csv;
    this.server = server;
  }

  public static void main(String[] args) throws Exception {
    Path home = Files.createTempDirectory("postgres-load-bench");
    DatasetCatalog catalog = new DatasetCatalog(home);
    Manifest manifest =
        new DatasetCreator(catalog, BuiltInSpecs.load(), Clock.systemUTC())
            .ensure(
                new CreateRequest(
                    "customer", "1.0", "customer", CreateRequest.Size.scale(args[1]), 42, 2),
                Progress.NONE,
                new Cancellation());
    ParquetSource source = new ParquetSource(catalog, manifest);
    Path csv = Files.createDirectories(home.resolve("csv"));
    writeCsv(manifest, source, csv);
    try (BuiltInServer.Running server =
        new PostgresAdapter().builtInServer().orElseThrow().start(home.resolve("server"))) {
      List<String> streams = Arrays.asList(args).subList(2, args.length);
      new PostgresLoadBench(manifest, source, csv, server).run(Integer.parseInt(args[0]), streams);
    }
  }

  private static void writeCsv(Manifest manifest, ParquetSource source, Path csv) throws Exception {
    try (var duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      for (TableEntry table : manifest.tables()) {
        statement.execute(
            "COPY (FROM read_parquet(%s)) TO '%s' (FORMAT csv, HEADER false)"
                .formatted(
                    source.files(table).stream()
                        .map(f -> "'" + f + "'")
                        .collect(Collectors.joining(", ", "[", "]")),
                    csv.resolve(table.name() + ".csv")));
      }
    }
  }

  private record Cost(double wall, double cpu) {}

  private interface Work {
    void run() throws Exception;
  }

  private void run(int rounds, List<String> streams) throws Exception {
    Map<String, Work> contenders = new LinkedHashMap<>();
    contenders.put("bakeoff", () -> bakeoff(""));
    streams.forEach(n -> contenders.put("bakeoff, " + n + " streams", () -> bakeoff(n)));
    contenders.put("psql \\copy", this::psql);
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    for (int round = -1; round < rounds; round++) {
      List<String> order = new ArrayList<>(contenders.keySet());
      if (round % 2 != 0) {
        Collections.reverse(order);
      }
      for (String name : order) {
        clean();
        Cost cost = measured(contenders.get(name));
        if (round >= 0) {
          costs.computeIfAbsent(name, key -> new ArrayList<>()).add(cost);
        }
        System.out.printf(
            Locale.ROOT, "%d %-20s %6.2f s wall %6.2f s CPU%n", round, name, cost.wall, cost.cpu);
      }
    }
    List<Cost> psql = costs.get("psql \\copy");
    costs.forEach(
        (name, own) -> {
          List<Double> wall = new ArrayList<>();
          List<Double> cpu = new ArrayList<>();
          for (int i = 0; i < own.size(); i++) {
            wall.add(psql.get(i).wall / own.get(i).wall);
            cpu.add(psql.get(i).cpu / own.get(i).cpu);
          }
          System.out.printf(
              Locale.ROOT,
              "%-20s %s s wall, %s s CPU; psql / it: wall %s, CPU %s%n",
              name,
              spread(own.stream().map(Cost::wall).toList()),
              spread(own.stream().map(Cost::cpu).toList()),
              spread(wall),
              spread(cpu));
        });
  }

  private static String spread(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f to %.2f)",
        sorted.get(sorted.size() / 2),
        sorted.getFirst(),
        sorted.getLast());
  }

  private void clean() throws Exception {
    try (PlatformSession session = new PostgresAdapter().open(connection(""))) {
      session.unload();
    }
    sql("DROP SCHEMA IF EXISTS rival CASCADE; CHECKPOINT;\n");
  }

  private void bakeoff(String streams) {
    try (PlatformSession session = new PostgresAdapter().open(connection(streams))) {
      session.load(manifest, source, Progress.NONE, new Cancellation());
    }
  }

  private Connection connection(String streams) {
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.put(Connection.PARALLEL, streams);
    return new Connection("bench", "postgresql", SCHEMA, false, settings, server.secrets());
  }

  private void psql() throws Exception {
    StringBuilder script = new StringBuilder("CREATE SCHEMA rival; SET search_path = rival;\n");
    for (TableEntry table : manifest.tables()) {
      script.append(
          "CREATE TABLE %s (%s);\n"
              .formatted(
                  table.name(),
                  table.schema().columns().stream()
                      .map(PostgresLoadBench::definition)
                      .collect(Collectors.joining(", "))));
      script.append(
          "\\copy %s from '%s' with (format csv)\n"
              .formatted(table.name(), csv.resolve(table.name() + ".csv")));
    }
    for (TableEntry table : manifest.tables()) {
      script.append(
          "ALTER TABLE %s ADD PRIMARY KEY (%s);\n"
              .formatted(table.name(), String.join(", ", table.schema().primaryKey())));
      for (List<String> index : table.schema().indexes()) {
        script.append(
            "CREATE INDEX ON %s (%s);\n".formatted(table.name(), String.join(", ", index)));
      }
    }
    for (TableEntry table : manifest.tables()) {
      for (ForeignKey key : table.schema().foreignKeys()) {
        script.append(
            "ALTER TABLE %s ADD FOREIGN KEY (%s) REFERENCES %s (%s);\n"
                .formatted(
                    table.name(), key.column(), key.referencedTable(), key.referencedColumn()));
      }
    }
    for (TableEntry table : manifest.tables()) {
      script.append("VACUUM (ANALYZE) %s;\n".formatted(table.name()));
    }
    sql(script.append("CHECKPOINT;\n").toString());
  }

  private static String definition(Column column) {
    String type =
        switch (column.type().kind()) {
          case INT -> "integer";
          case BIGINT -> "bigint";
          case DECIMAL ->
              "numeric(" + column.type().precision() + "," + column.type().scale() + ")";
          case DOUBLE -> "double precision";
          case BOOLEAN -> "boolean";
          case TIMESTAMP_TZ -> "timestamptz";
          case TIMESTAMP -> "timestamp";
          case DATE -> "date";
          case TEXT -> "text";
          case JSON -> "jsonb";
        };
    return column.name() + " " + type + (column.nullable() ? "" : " NOT NULL");
  }

  private void sql(String script) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            "psql",
            "-X",
            "-q",
            "-v",
            "ON_ERROR_STOP=1",
            "-h",
            server.settings().get("host"),
            "-p",
            server.settings().get("port"),
            "-U",
            server.settings().get("user"),
            "-d",
            "postgres");
    builder.environment().put("PGPASSWORD", server.secrets().get("password"));
    Process process = builder.redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(script.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("psql failed: " + output);
    }
  }

  private Cost measured(Work work) throws Exception {
    Thread.sleep(500);
    double before = cpu();
    long start = System.nanoTime();
    work.run();
    double wall = (System.nanoTime() - start) / 1e9;
    // Until the server's processes of closed connections have ended and been added to its own.
    Thread.sleep(500);
    return new Cost(wall, cpu() - before);
  }

  /** Of this process and the ended ones it started, of the server and all its processes. */
  private double cpu() throws IOException {
    double seconds = seconds(ProcessHandle.current().pid(), true) + seconds(server.pid(), true);
    for (ProcessHandle child :
        ProcessHandle.of(server.pid()).orElseThrow().descendants().toList()) {
      if (Files.exists(Path.of("/proc", Long.toString(child.pid())))) {
        seconds += seconds(child.pid(), false);
      }
    }
    return seconds;
  }

  /** Fields 14 to 17 of {@code /proc/PID/stat}: own time, then that of ended children. */
  private static double seconds(long pid, boolean withEnded) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    if (withEnded) {
      ticks += Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }
    return ticks / TICKS_PER_SECOND;
  }
}
