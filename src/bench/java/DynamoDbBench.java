import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.dynamodb.DynamoDbAdapter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Loads the same table into DynamoDB Local by the adapter and by a plain loop of BatchWriteItem, in
 * turn, several times. The plain loop uses as many threads as suit it best, which is found out
 * first.
 *
 * <pre>mvn -q test-compile exec:exec@bench -Dbench.main=DynamoDbBench.java -Dbench.args="40000 7"
 * </pre>
 */
final class DynamoDbBench {
  private static final String KEY = "bench";
  private static final int BATCH = 25;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DynamoDbBench() {}

  private record Took(double seconds, double cpuSeconds) {}

  public static void main(String[] args) throws Exception {
    long rows = args.length > 0 ? Long.parseLong(args[0]) : 40_000;
    int pairs = args.length > 1 ? Integer.parseInt(args[1]) : 7;
    Path home = Files.createTempDirectory("dynamodb-bench");
    DatasetCatalog catalog = new DatasetCatalog(home);
    Manifest all =
        new DatasetCreator(catalog, BuiltInSpecs.load(), InstantSource.system())
            .ensure(
                new CreateRequest(
                    "customer", "1.0", "customer", CreateRequest.Size.rows(rows), 7, 2),
                Progress.NONE,
                new Cancellation());
    ParquetSource source = new ParquetSource(catalog, all);
    TableEntry events = all.table("customer_events");
    Manifest manifest =
        new Manifest(
            all.name(), all.version(), all.origin(), all.created(), all.parent(), List.of(events));
    int port = freePort();
    Process server = server(port);
    try (DynamoDbClient client = client(port)) {
      System.out.printf("%,d rows of customer_events, DynamoDB Local in memory%n", events.rows());
      adapter(port, manifest, source);
      plain(client, events, source, 8);
      int best = 1;
      double bestSeconds = Double.MAX_VALUE;
      for (int threads : new int[] {1, 2, 4, 8, 16, 32}) {
        double seconds =
            Math.min(
                plain(client, events, source, threads).seconds(),
                plain(client, events, source, threads).seconds());
        System.out.printf(
            "plain loop, %2d threads: %,.0f rows/s%n", threads, events.rows() / seconds);
        if (seconds < bestSeconds) {
          bestSeconds = seconds;
          best = threads;
        }
      }
      double[] wall = new double[pairs];
      double[] cpu = new double[pairs];
      for (int i = 0; i < pairs; i++) {
        Took plain = i % 2 == 0 ? plain(client, events, source, best) : null;
        Took ours = adapter(port, manifest, source);
        if (plain == null) {
          plain = plain(client, events, source, best);
        }
        wall[i] = ours.seconds() / plain.seconds();
        cpu[i] = ours.cpuSeconds() / plain.cpuSeconds();
        System.out.printf(
            "pair %d: plain (%d threads) %,.0f rows/s, adapter %,.0f rows/s; wall %.3f, client CPU"
                + " %.3f%n",
            i + 1,
            best,
            events.rows() / plain.seconds(),
            events.rows() / ours.seconds(),
            wall[i],
            cpu[i]);
      }
      summary("wall", wall);
      summary("client CPU", cpu);
    } finally {
      server.destroyForcibly().onExit().join();
    }
  }

  private static void summary(String what, double[] ratios) {
    Arrays.sort(ratios);
    System.out.printf(
        "adapter / plain, %s: median %.3f, from %.3f to %.3f over %d pairs%n",
        what, ratios[ratios.length / 2], ratios[0], ratios[ratios.length - 1], ratios.length);
  }

  private static Took adapter(int port, Manifest manifest, ParquetSource source) {
    Connection connection =
        new Connection(
            "bench",
            "dynamodb",
            "bench_1_0",
            false,
            Map.of("endpoint", "http://127.0.0.1:" + port, "region", "us-west-2"),
            Map.of("access_key_id", KEY, "secret_access_key", KEY));
    try (PlatformSession session = new DynamoDbAdapter().open(connection)) {
      session.unload();
      long cpu = cpu();
      long start = System.nanoTime();
      session.load(manifest, source, Progress.NONE, new Cancellation());
      Took took = new Took((System.nanoTime() - start) / 1e9, (cpu() - cpu) / 1e9);
      session.unload();
      return took;
    }
  }

  private static Took plain(
      DynamoDbClient client, TableEntry table, ParquetSource source, int threads) throws Exception {
    long cpu = cpu();
    long start = System.nanoTime();
    create(client);
    BlockingQueue<List<WriteRequest>> queue = new ArrayBlockingQueue<>(2 * threads);
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      writers.add(Thread.ofPlatform().start(() -> write(client, queue)));
    }
    List<Column> columns = table.schema().columns();
    try (RowCursor rows = source.rows(table)) {
      List<WriteRequest> batch = new ArrayList<>(BATCH);
      while (rows.next()) {
        Map<String, AttributeValue> item = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
          if (!rows.isNull(i)) {
            item.put(columns.get(i).name(), value(columns.get(i), rows, i));
          }
        }
        batch.add(WriteRequest.builder().putRequest(r -> r.item(item)).build());
        if (batch.size() == BATCH) {
          queue.put(batch);
          batch = new ArrayList<>(BATCH);
        }
      }
      if (!batch.isEmpty()) {
        queue.put(batch);
      }
    }
    for (int i = 0; i < threads; i++) {
      queue.put(List.of());
    }
    for (Thread writer : writers) {
      writer.join();
    }
    Took took = new Took((System.nanoTime() - start) / 1e9, (cpu() - cpu) / 1e9);
    client.deleteTable(r -> r.tableName("plain"));
    return took;
  }

  private static void write(DynamoDbClient client, BlockingQueue<List<WriteRequest>> queue) {
    try {
      for (List<WriteRequest> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
        List<WriteRequest> left = batch;
        while (!left.isEmpty()) {
          List<WriteRequest> now = left;
          left =
              client
                  .batchWriteItem(r -> r.requestItems(Map.of("plain", now)))
                  .unprocessedItems()
                  .getOrDefault("plain", List.of());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static AttributeValue value(Column column, RowCursor rows, int i) throws IOException {
    return switch (column.type().kind()) {
      case INT, BIGINT -> AttributeValue.fromN(Long.toString(rows.longAt(i)));
      case DECIMAL ->
          AttributeValue.fromN(
              BigDecimal.valueOf(rows.longAt(i), column.type().scale()).toPlainString());
      case DOUBLE -> AttributeValue.fromN(Double.toString(rows.doubleAt(i)));
      case BOOLEAN -> AttributeValue.fromBool(rows.longAt(i) != 0);
      case TIMESTAMP_TZ, TIMESTAMP ->
          AttributeValue.fromS(Instant.EPOCH.plus(rows.longAt(i), ChronoUnit.MICROS).toString());
      case DATE -> AttributeValue.fromS(java.time.LocalDate.ofEpochDay(rows.longAt(i)).toString());
      case TEXT, JSON -> AttributeValue.fromS(new String(rows.bytesAt(i), StandardCharsets.UTF_8));
    };
  }

  /** The table as the adapter lays it out. */
  private static void create(DynamoDbClient client) {
    client.createTable(
        r ->
            r.tableName("plain")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    definition("event_id", "N"),
                    definition("customer_id", "N"),
                    definition("event_time", "S"))
                .keySchema(key("event_id", KeyType.HASH))
                .globalSecondaryIndexes(
                    List.of(
                        GlobalSecondaryIndex.builder()
                            .indexName("by_customer")
                            .projection(p -> p.projectionType(ProjectionType.ALL))
                            .keySchema(
                                key("customer_id", KeyType.HASH),
                                key("event_time", KeyType.RANGE),
                                key("event_id", KeyType.RANGE))
                            .build())));
  }

  private static AttributeDefinition definition(String name, String type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static DynamoDbClient client(int port) {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .region(Region.US_WEST_2)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY)))
        .httpClient(Apache5HttpClient.builder().maxConnections(100).build())
        .build();
  }

  private static Process server(int port) throws Exception {
    Path program = Path.of("target", "tools", "dynamodb-local").toAbsolutePath();
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-Dsqlite4java.library.path=" + program,
                "-cp",
                program.resolve("*").toString(),
                "src/test/java/dev/bakeoff/platform/dynamodb/LoopbackDynamoDb.java",
                "-inMemory",
                "-disableTelemetry",
                "-port",
                Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    while (server.isAlive()) {
      try (Socket _ = new Socket("127.0.0.1", port)) {
        return server;
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("DynamoDB Local did not start");
  }

  private static int freePort() throws Exception {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
