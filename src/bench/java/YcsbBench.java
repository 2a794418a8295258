import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.BuiltInServer;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.SqlTemplate;
import dev.bakeoff.platform.postgres.PostgresAdapter;
import dev.bakeoff.workload.RequestPlan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The load driver against YCSB's JDBC binding: the same server, the same table, the same statement,
 * the same keys, in turn.
 *
 * <p>Arguments: {@code CLASSPATH ROUNDS SECONDS}. The class path holds the classes of the folders
 * core and jdbc of YCSB's repository, core's libraries (those of site.ycsb:core), and PostgreSQL's
 * driver: Maven Central has no site.ycsb:jdbc-binding.
 */
final class YcsbBench {
  private static final int ROWS = 10_000;

  /** Twice what the driver is given: YCSB has no warm-up, and its first seconds are slow. */
  private static final int WARMUP = 8;

  private static final String READ = "SELECT * FROM public.usertable WHERE ycsb_key = ";
  private static final Pattern STATUS = Pattern.compile("operations; ([0-9.]+) current ops/sec");

  private YcsbBench() {}

  public static void main(String[] args) throws Exception {
    Path home = Files.createTempDirectory("bakeoff-ycsb");
    PostgresAdapter adapter = new PostgresAdapter();
    try (BuiltInServer.Running server =
        adapter.builtInServer().orElseThrow().start(home.resolve("pg"))) {
      fill(server);
      int rounds = Integer.parseInt(args[1]);
      int seconds = Integer.parseInt(args[2]);
      for (int clients : new int[] {1, 10, 50}) {
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
          theirs[round] = ycsb(home, args[0], server, clients, seconds);
          try (PlatformSession session = adapter.open(DriverBench.connection(server, true))) {
            ours[round] =
                DriverBench.drive(session, reads(), clients, Duration.ofSeconds(seconds)).rate();
          }
          ratios[round] = ours[round] / theirs[round];
        }
        System.out.printf(
            Locale.ROOT,
            "%2d clients: Bakeoff %s, YCSB %s reads/s, ratio %s%n",
            clients,
            DriverBench.spread(ours, "%,.0f"),
            DriverBench.spread(theirs, "%,.0f"),
            DriverBench.spread(ratios, "%.2f"));
      }
    }
  }

  private static RequestPlan reads() {
    List<String> keys = IntStream.range(0, ROWS).mapToObj(i -> "user" + i).toList();
    Access read =
        new Access.Sql(
            SqlTemplate.parse(READ + ":key"),
            List.of(new Access.Parameter("key", ColumnType.TEXT, keys)),
            List.of());
    return RequestPlan.single("read", read, new TableEntry.KeyRange(0, ROWS - 1));
  }

  /** YCSB's usual table: ten fields of a hundred characters. */
  private static void fill(BuiltInServer.Running server) throws Exception {
    StringBuilder columns = new StringBuilder("YCSB_KEY varchar(255) PRIMARY KEY");
    StringBuilder values = new StringBuilder("'user' || i");
    for (int field = 0; field < 10; field++) {
      columns.append(", FIELD").append(field).append(" text");
      values.append(", left(repeat(md5(i || '-").append(field).append("'), 4), 100)");
    }
    try (java.sql.Connection connection =
            DriverManager.getConnection(
                url(server), server.settings().get("user"), server.secrets().get("password"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE usertable (" + columns + ")");
      statement.execute(
          "INSERT INTO usertable SELECT "
              + values
              + " FROM generate_series(0, "
              + (ROWS - 1)
              + ") i");
      statement.execute("VACUUM (ANALYZE, FREEZE) usertable");
    }
  }

  private static String url(BuiltInServer.Running server) {
    Map<String, String> at = server.settings();
    return "jdbc:postgresql://" + at.get("host") + ":" + at.get("port") + "/" + at.get("database");
  }

  /** The mean of what it reports each second, after the seconds in which it warms up. */
  private static double ycsb(
      Path home, String classPath, BuiltInServer.Running server, int clients, int seconds)
      throws Exception {
    Properties settings = new Properties();
    settings.putAll(
        new TreeMap<>(
            Map.of(
                "workload", "site.ycsb.workloads.CoreWorkload",
                "recordcount", "" + ROWS,
                "operationcount", "2000000000",
                "maxexecutiontime", "" + (WARMUP + seconds),
                "readproportion", "1",
                "updateproportion", "0",
                "requestdistribution", "uniform",
                "insertorder", "ordered",
                "status.interval", "1")));
    // So that it reads every column, as the driver does; versions up to 0.17 read none.
    settings.put("readallfieldsbyname", "true");
    settings.put("db.driver", "org.postgresql.Driver");
    settings.put("db.url", url(server));
    settings.put("db.user", server.settings().get("user"));
    settings.put("db.passwd", server.secrets().get("password"));
    Path file = home.resolve("ycsb.properties");
    try (var out = Files.newBufferedWriter(file)) {
      settings.store(out, null);
    }
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx1g", "-cp", classPath, "site.ycsb.Client"));
    command.addAll(List.of("-t", "-s", "-db", "site.ycsb.db.JdbcDBClient", "-P", file.toString()));
    command.addAll(List.of("-threads", "" + clients));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher status = STATUS.matcher(output);
    List<Double> rates = new ArrayList<>();
    while (status.find()) {
      rates.add(Double.parseDouble(status.group(1)));
    }
    if (process.waitFor() != 0 || rates.size() < seconds + 2) {
      throw new IllegalStateException("YCSB failed: " + output);
    }
    return Arrays.stream(
            rates.subList(rates.size() - seconds, rates.size()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray())
        .average()
        .orElseThrow();
  }
}
