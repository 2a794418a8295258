package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ForeignTables;
import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.dynamodb.LoadMarks.Load;
import dev.bakeoff.platform.dynamodb.Loader.Target;
import dev.bakeoff.platform.jdbc.ReadOnly;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.util.VersionInfo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** A session on the tables of one namespace. */
final class DynamoDbSession implements PlatformSession {
  /** The version of the protocol, the only one that DynamoDB has. */
  private static final String API_VERSION = "2012-08-10";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int ROUND_TRIPS = 9;

  /** Rows of a table up to which counting them, which reads them all, is cheap. */
  private static final long CHEAP_TO_COUNT = 1_000_000;

  private final Connection connection;
  private final DynamoDbSettings settings;
  private final Layout layout;
  private final Aws aws;
  private final Tables tables;
  private final LoadMarks marks;
  private final Meter meter = new Meter();

  private final Duration patience;

  private DynamoDbSession(
      Connection connection, DynamoDbSettings settings, Aws aws, Duration patience) {
    this.patience = patience;
    this.connection = connection;
    this.settings = settings;
    this.layout = new Layout(connection, settings);
    this.aws = aws;
    this.tables = new Tables(aws.patient(), settings);
    this.marks = new LoadMarks(aws.patient(), tables, settings.prefix());
  }

  static DynamoDbSession open(Connection connection) {
    return open(connection, PATIENCE);
  }

  /**
   * Connects.
   *
   * @param patience how long a load puts up with a connection that is gone
   */
  static DynamoDbSession open(Connection connection, Duration patience) {
    DynamoDbSettings settings = DynamoDbSettings.of(connection);
    Aws aws = Aws.connect(connection, settings);
    DynamoDbSession session = new DynamoDbSession(connection, settings, aws, patience);
    try {
      session.server();
      return session;
    } catch (SdkException e) {
      session.close();
      throw Failures.failed(
          "DynamoDB cannot be reached at " + aws.endpoint() + " for '" + settings.platform() + "'",
          e);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /** What the server calls itself; asks it, so that a wrong address or sign-in shows at once. */
  private String server() {
    try {
      DescribeTableResponse answer =
          aws.patient().describeTable(r -> r.tableName(marks.tableName()));
      return name(answer.sdkHttpResponse().firstMatchingHeader("Server"));
    } catch (ResourceNotFoundException e) {
      return name(e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Server"));
    }
  }

  private static String name(Optional<String> header) {
    // DynamoDB calls itself "Server"; DynamoDB Local names its web server.
    return header.map(h -> h.equals("Server") ? "Amazon DynamoDB" : h).orElse("unnamed");
  }

  @Override
  public PlatformInfo describe() {
    try {
      Map<String, String> shown = new TreeMap<>();
      shown.put("server", server());
      shown.put("endpoint", aws.endpoint().toString());
      shown.put("region", aws.region().id());
      shown.put(
          "billing_mode",
          settings
              .provisioned()
              .map(u -> "provisioned, %d read and %d write units".formatted(u.read(), u.write()))
              .orElse("on demand"));
      shown.put(
          "consistency",
          settings.consistent()
              ? "strong for tables, eventual for indexes"
              : "eventual: reads may be a moment behind");
      shown.put(
          "index_projection", settings.projection().name().toLowerCase(java.util.Locale.ROOT));
      shown.put("retries", "none in measured requests");
      return new PlatformInfo(
          "DynamoDB",
          API_VERSION,
          "AWS SDK for Java " + VersionInfo.SDK_VERSION,
          shown,
          OptionalLong.empty(),
          roundTripMicros());
    } catch (SdkException e) {
      throw Failures.failed("DynamoDB cannot be described", e);
    }
  }

  /** Of a request for an item that is not there, which nothing answers faster. */
  private long roundTripMicros() {
    long[] micros = new long[ROUND_TRIPS];
    Map<String, AttributeValue> nothing =
        Map.of("namespace", AttributeValue.fromS("-"), "item", AttributeValue.fromS("-"));
    for (int i = 0; i < ROUND_TRIPS; i++) {
      long start = System.nanoTime();
      try {
        aws.plain().getItem(r -> r.tableName(marks.tableName()).key(nothing));
      } catch (ResourceNotFoundException e) {
        // Nothing was ever loaded: that is an answer too.
      }
      micros[i] = (System.nanoTime() - start) / 1_000;
    }
    Arrays.sort(micros);
    return Math.max(1, micros[ROUND_TRIPS / 2]);
  }

  @Override
  public boolean holds(Manifest manifest) {
    try {
      Optional<Load> load = marks.find(connection.namespace());
      if (load.isEmpty()
          || !load.get().mark().holds(manifest)
          || !load.get().layout().equals(layout.signature(manifest))) {
        return false;
      }
      for (TableEntry table : manifest.tables()) {
        String name = layout.plan(table.schema()).name();
        Optional<TableDescription> there = tables.find(name);
        // The description's own count is up to six hours old.
        if (there.filter(Tables::isActive).isEmpty()
            || (table.rows() <= CHEAP_TO_COUNT && countItems(name) != table.rows())) {
          return false;
        }
      }
      return true;
    } catch (SdkException e) {
      throw Failures.failed("What is loaded on DynamoDB cannot be told", e);
    }
  }

  private long countItems(String name) {
    return ParallelScan.count(aws.plain(), name, meter);
  }

  @Override
  public void load(
      Manifest manifest, DatasetSource source, Progress progress, Cancellation cancellation) {
    ReadOnly.refuse(connection);
    layout.check(manifest);
    Target target =
        new Target(connection.namespace(), layout.signature(manifest), layout.plans(manifest));
    try {
      unload();
      new Loader(aws, tables, marks, meter, patience, settings.parallel())
          .load(target, manifest, source, progress, cancellation);
    } catch (SdkException e) {
      throw Failures.failed("Loading " + manifest.ref() + " into DynamoDB failed", e);
    }
  }

  @Override
  public RowCursor scan(TableEntry table) {
    String name = layout.plan(table.schema()).name();
    return new ItemCursor(
        name, table.schema().columns(), ParallelScan.items(aws.plain(), name, meter));
  }

  @Override
  public long count(TableEntry table) {
    String name = layout.plan(table.schema()).name();
    try {
      return countItems(name);
    } catch (ResourceNotFoundException e) {
      throw Problem.of(
              Problem.Kind.PLATFORM,
              "There is no DynamoDB table '" + name + "'.",
              "Load the dataset again.")
          .asException(e);
    } catch (SdkException e) {
      throw Failures.failed("The DynamoDB table " + name + " cannot be counted", e);
    }
  }

  @Override
  public PlatformClient connectClient() {
    return new ItemClient(aws.measured(), layout, settings, meter, connection.readOnly());
  }

  @Override
  public Map<String, Double> counters() {
    return meter.counters();
  }

  @Override
  public Optional<ForeignTables> foreignTables() {
    return Optional.of(new DynamoDbForeignTables(aws, marks, meter, settings.prefix()));
  }

  @Override
  public void unload() {
    ReadOnly.refuse(connection);
    try {
      Optional<Load> load = marks.find(connection.namespace());
      if (load.isPresent()) {
        List<String> names = load.get().names();
        tables.delete(names);
        marks.remove(connection.namespace(), names);
      }
    } catch (SdkException e) {
      throw Failures.failed("What was loaded on DynamoDB cannot be removed", e);
    }
  }

  @Override
  public void close() {
    aws.close();
  }
}
