package dev.bakeoff.platform.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.Configuration;
import dev.bakeoff.platform.Configuration.IndexLayout;
import dev.bakeoff.platform.Configuration.Partition;
import dev.bakeoff.platform.Configuration.TableLayout;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.FixtureTable;
import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.platform.PlatformSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** How tables are laid out on DynamoDB, and what reading them consumes. */
@ExtendWith(LocalDynamoDb.Extension.class)
final class DynamoDbLayoutTest {
  private static final String PREFIX = "layout.";
  private static final int CHILDREN = 40;

  private final LocalDynamoDb server;
  private final Rows family;

  DynamoDbLayoutTest(LocalDynamoDb server) {
    this.server = server;
    List<Object[]> parents = new ArrayList<>();
    List<Object[]> children = new ArrayList<>();
    for (long p = 1; p <= 3; p++) {
      parents.add(new Object[] {p, "parent " + p});
      for (long c = 0; c < CHILDREN; c++) {
        children.add(
            new Object[] {
              p * 1_000 + c, p, c / 4 * 1_000_000, "x".repeat(900), c % 2 == 0 ? c : null
            });
      }
    }
    // Its key is a column of the children too: what is read must not be taken for the parent.
    FixtureTable parent =
        Rows.table(
            "parent",
            List.of(
                new Column("parent_id", ColumnType.BIGINT, false),
                new Column("name", ColumnType.TEXT, true)),
            List.of("parent_id"),
            parents);
    TableSchema child =
        Rows.child(
            "child",
            List.of(
                new Column("id", ColumnType.BIGINT, false),
                new Column("parent_id", ColumnType.BIGINT, false),
                new Column("at", ColumnType.TIMESTAMP, false),
                new Column("text", ColumnType.TEXT, true),
                new Column("number", ColumnType.BIGINT, true)),
            List.of("id"),
            new ForeignKey("parent_id", "parent", "parent_id"),
            "at");
    this.family = new Rows(parent, new FixtureTable(child, children));
  }

  @BeforeEach
  void startEmpty() {
    try (PlatformSession session = open(Map.of(), Configuration.NONE)) {
      session.unload();
    }
  }

  private PlatformSession open(Map<String, String> more, Configuration configuration) {
    Map<String, String> settings = new HashMap<>(server.settings(PREFIX));
    settings.putAll(more);
    return new DynamoDbAdapter()
        .open(
            new Connection(
                "mine",
                "dynamodb",
                "layout_1_0",
                false,
                settings,
                LocalDynamoDb.secrets(),
                configuration));
  }

  private TableDescription describe(String table) {
    try (DynamoDbClient client = server.plainClient()) {
      return client.describeTable(r -> r.tableName(PREFIX + "layout_1_0_" + table)).table();
    }
  }

  private static Configuration configuration(TableLayout layout) {
    return new Configuration("other", Map.of("child", layout));
  }

  private static TableLayout indexes(List<String> columns) {
    return new TableLayout(
        Optional.of(List.of(new IndexLayout(columns, List.of()))),
        Optional.empty(),
        List.of(),
        Map.of());
  }

  private Access.Fanout fanout(int limit) {
    return new Access.Fanout(
        family.manifest().table("parent").schema(),
        "parent_id",
        family.manifest().table("child").schema(),
        "parent_id",
        "at",
        limit);
  }

  @Test
  void aForeignKeyOfATableWithTimesIsAnIndexInTimeEvenUndeclared() {
    try (PlatformSession session = open(Map.of(), Configuration.NONE)) {
      family.loadInto(session);
    }
    TableDescription child = describe("child");
    assertThat(child.keySchema()).extracting(KeySchemaElement::attributeName).containsExactly("id");
    assertThat(child.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    assertThat(child.globalSecondaryIndexes())
        .singleElement()
        .satisfies(
            index -> {
              assertThat(index.indexName()).isEqualTo("by_parent_id-and-at");
              assertThat(index.keySchema())
                  .extracting(KeySchemaElement::attributeName)
                  .containsExactly("parent_id", "at", "id");
              assertThat(index.projection().projectionTypeAsString()).isEqualTo("ALL");
            });
    assertThat(describe("parent").hasGlobalSecondaryIndexes()).isFalse();
  }

  @Test
  void provisionedTablesAndIndexesHaveTheUnitsAskedFor() {
    Map<String, String> provisioned =
        Map.of("billing_mode", "provisioned", "read_units", "70", "write_units", "30");
    try (PlatformSession session = open(provisioned, Configuration.NONE)) {
      family.loadInto(session);
      assertThat(session.holds(family.manifest())).isTrue();
      assertThat(session.describe().settings().get("billing_mode"))
          .isEqualTo("provisioned, 70 read and 30 write units");
    }
    TableDescription child = describe("child");
    assertThat(child.provisionedThroughput().readCapacityUnits()).isEqualTo(70);
    assertThat(child.provisionedThroughput().writeCapacityUnits()).isEqualTo(30);
    assertThat(
            child.globalSecondaryIndexes().getFirst().provisionedThroughput().writeCapacityUnits())
        .isEqualTo(30);
    // The same rows on tables of another kind are another target.
    try (PlatformSession session = open(Map.of(), Configuration.NONE)) {
      assertThat(session.holds(family.manifest())).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "keys_only", "keys_only_transaction"})
  void fanoutsAndTimeSeriesReadTheSameWhateverIndexesCarry(String projection) throws Exception {
    try (PlatformSession session =
            open(Map.of("index_projection", projection), Configuration.NONE);
        PlatformClient client = session.connectClient()) {
      family.loadInto(session);
      PlatformClient.Operation fanout = client.prepare(fanout(10));
      assertThat(fanout.execute(2)).isEqualTo(10);
      assertThat(fanout.execute(4)).isZero();
      assertThat(client.prepare(fanout(60)).execute(2)).isEqualTo(CHILDREN);
      TableSchema child = family.manifest().table("child").schema();
      Access series = new Access.TimeSeries(child, "parent_id", "at", 2_000_000, 5_000_000, 100);
      assertThat(client.prepare(series).execute(3)).isEqualTo(12);
      assertThat(client.prepare(series).execute(9)).isZero();
      Access newest = new Access.TimeSeries(child, "parent_id", "at", 2_000_000, 5_000_000, 5);
      assertThat(client.prepare(newest).execute(3)).isEqualTo(5);
      Access never = new Access.TimeSeries(child, "parent_id", "at", 5, 5, 5);
      assertThat(client.prepare(never).execute(3)).isZero();
      assertThat(
              describe("child")
                  .globalSecondaryIndexes()
                  .getFirst()
                  .projection()
                  .projectionTypeAsString())
          .isEqualTo(projection.equals("all") ? "ALL" : "KEYS_ONLY");
      if (projection.equals("keys_only_transaction")) {
        assertThatThrownBy(() -> client.prepare(fanout(100)))
            .isInstanceOf(PlatformException.class)
            .hasMessageContaining("100");
      } else {
        assertThat(client.prepare(fanout(150)).execute(2)).isEqualTo(CHILDREN);
      }
    }
  }

  @Test
  void readingConsumesWhatDynamoDbsRulesSay() throws Exception {
    try (PlatformSession load = open(Map.of(), Configuration.NONE)) {
      family.loadInto(load);
      // An item of 1 KB at most is one unit for the table, and one for each index that carries it.
      assertThat(load.counters().get("write_units")).isEqualTo(3 + 2.0 * 3 * CHILDREN);
    }
    TableSchema child = family.manifest().table("child").schema();
    for (String consistent : List.of("off", "on")) {
      try (PlatformSession session =
              open(Map.of("consistent_reads", consistent), Configuration.NONE);
          PlatformClient client = session.connectClient()) {
        PlatformClient.Operation lookup = client.prepare(new Access.Lookup(child, "id"));
        for (int i = 0; i < 10; i++) {
          assertThat(lookup.execute(1_000 + i)).isEqualTo(1);
        }
        // One unit for 4 KB, half of it for a read that may be behind.
        assertThat(session.counters())
            .containsEntry("read_units", consistent.equals("on") ? 10.0 : 5.0)
            .containsEntry("requests", 10.0)
            .containsEntry("throttled_requests", 0.0);
        assertThat(client.prepare(fanout(10)).execute(2)).isEqualTo(10);
        // 10 children of about 1 KB by an index, which is never strongly consistent: 10 KB in
        // blocks of 4, halved.
        double parent = consistent.equals("on") ? 1 : 0.5;
        assertThat(session.counters().get("read_units"))
            .isEqualTo((consistent.equals("on") ? 10 : 5) + parent + 1.5);
        assertThat(session.counters()).containsEntry("requests", 12.0);
      }
    }
  }

  @Test
  void anUpdateLeavesNullsAndMissingRowsAsTheyAre() throws Exception {
    try (PlatformSession session = open(Map.of(), Configuration.NONE);
        PlatformClient client = session.connectClient()) {
      family.loadInto(session);
      TableSchema child = family.manifest().table("child").schema();
      PlatformClient.Operation update = client.prepare(new Access.Update(child, "id", "number"));
      assertThat(update.execute(1_002)).isEqualTo(1);
      assertThat(update.execute(1_001)).isEqualTo(1);
      assertThat(update.execute(5)).isZero();
      try (DynamoDbClient plain = server.plainClient()) {
        String table = PREFIX + "layout_1_0_child";
        assertThat(item(plain, table, 1_002).get("number").n()).isEqualTo("3");
        assertThat(item(plain, table, 1_001)).doesNotContainKey("number").containsKey("text");
        assertThat(item(plain, table, 5)).isEmpty();
      }
    }
  }

  private static Map<String, AttributeValue> item(DynamoDbClient client, String table, long id) {
    return client
        .getItem(r -> r.tableName(table).key(Map.of("id", AttributeValue.fromN(Long.toString(id)))))
        .item();
  }

  @Test
  void keysOfSeveralColumnsAndOfNoneBecomeKeysOfDynamoDb() {
    List<Column> columns =
        List.of(
            new Column("a", ColumnType.INT, false),
            new Column("b", ColumnType.TEXT, false),
            new Column("c", ColumnType.DATE, false),
            new Column("d", ColumnType.BOOLEAN, false),
            new Column("bakeoff:key", ColumnType.TEXT, true));
    List<Object[]> all = new ArrayList<>();
    for (long i = 0; i < 60; i++) {
      all.add(new Object[] {i % 3, i % 2 == 0 ? "x#" + i : "x\\#" + i, i % 5, (i / 2) % 2, "own"});
    }
    Rows rows =
        new Rows(
            Rows.table("two", columns, List.of("a", "b"), all),
            Rows.table("three", columns, List.of("a", "b", "c"), all),
            Rows.table("odd", columns, List.of("d", "b"), all),
            Rows.table("none", columns, List.of(), all));
    try (PlatformSession session = open(Map.of(), Configuration.NONE)) {
      rows.loadInto(session);
      assertThat(session.holds(rows.manifest())).isTrue();
      for (TableEntry table : rows.manifest().tables()) {
        assertThat(Rows.fingerprint(session, table))
            .as(table.name())
            .isEqualTo(table.fingerprint());
      }
    }
    assertThat(key("two")).containsExactly("a", "b");
    assertThat(key("three")).containsExactly("a", "bakeoff:key_");
    assertThat(key("odd")).containsExactly("bakeoff:key_");
    assertThat(key("none")).containsExactly("bakeoff:row");
  }

  private List<String> key(String table) {
    return describe(table).keySchema().stream().map(KeySchemaElement::attributeName).toList();
  }

  @Test
  void aConfigurationReplacesTheIndexesAndWhatItLacksIsSaid() throws Exception {
    Configuration other = configuration(indexes(List.of("number", "at")));
    try (PlatformSession session = open(Map.of(), other);
        PlatformClient client = session.connectClient()) {
      family.loadInto(session);
      assertThat(describe("child").globalSecondaryIndexes())
          .singleElement()
          .satisfies(i -> assertThat(i.indexName()).isEqualTo("by_number-and-at"));
      assertThat(session.holds(family.manifest())).isTrue();
      TableSchema child = family.manifest().table("child").schema();
      assertThat(
              client
                  .prepare(new Access.TimeSeries(child, "number", "at", 0, 60_000_000, 100))
                  .execute(4))
          .isEqualTo(3);
      assertThatThrownBy(() -> client.prepare(fanout(10)))
          .isInstanceOfSatisfying(
              PlatformException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.OTHER))
          .hasMessageContaining("no index on 'parent_id' and 'at'");
    }
    try (PlatformSession session = open(Map.of(), Configuration.NONE)) {
      assertThat(session.holds(family.manifest())).isFalse();
    }
  }

  @Test
  void whatDynamoDbHasNothingForIsRefusedBeforeAnythingIsMade() {
    Optional<List<IndexLayout>> none = Optional.empty();
    Partition partition = new Partition("at", Partition.Kind.DAY, 0);
    List<TableLayout> layouts =
        List.of(
            new TableLayout(none, Optional.of(partition), List.of(), Map.of()),
            new TableLayout(none, Optional.empty(), List.of("at"), Map.of()),
            new TableLayout(none, Optional.empty(), List.of(), Map.of("fillfactor", "90")),
            new TableLayout(
                Optional.of(List.of(new IndexLayout(List.of("at"), List.of("text")))),
                Optional.empty(),
                List.of(),
                Map.of()),
            indexes(List.of("nowhere")));
    for (TableLayout layout : layouts) {
      try (PlatformSession session = open(Map.of(), configuration(layout))) {
        assertThatThrownBy(() -> family.loadInto(session))
            .isInstanceOfSatisfying(
                ProblemException.class,
                e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.REQUEST))
            .hasMessageContaining("other")
            .hasMessageContaining("child");
      }
    }
    try (DynamoDbClient client = server.plainClient()) {
      assertThat(LocalDynamoDb.tables(client, PREFIX + "layout_1_0")).isEmpty();
    }
  }

  @Test
  void anEmptyTextInAnIndexIsNamed() {
    List<Object[]> all = List.of(new Object[] {1L, "a"}, new Object[] {2L, ""});
    TableSchema schema =
        new TableSchema(
            "texts",
            List.of(
                new Column("id", ColumnType.BIGINT, false),
                new Column("email", ColumnType.TEXT, true)),
            List.of("id"),
            List.of(List.of("email")),
            List.of(),
            Optional.empty());
    Rows rows = new Rows(new FixtureTable(schema, all));
    try (PlatformSession session = open(Map.of(), Configuration.NONE)) {
      assertThatThrownBy(() -> rows.loadInto(session))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("Row 2 of the table 'texts' has an empty text in 'email'");
    }
  }

  @Test
  void aTableThatBakeoffDidNotMakeIsLeftAlone() {
    String precious = PREFIX + "layout_1_0_parent";
    try (DynamoDbClient client = server.plainClient()) {
      client.createTable(Tables.textKeyed(precious, "k"));
      client.putItem(r -> r.tableName(precious).item(Map.of("k", AttributeValue.fromS("mine"))));
      try (PlatformSession session = open(Map.of(), Configuration.NONE)) {
        assertThatThrownBy(() -> family.loadInto(session))
            .isInstanceOf(ProblemException.class)
            .hasMessageContaining(precious)
            .hasMessageContaining("did not make");
        session.unload();
        assertThat(session.holds(family.manifest())).isFalse();
      }
      assertThat(client.scan(r -> r.tableName(precious)).count()).isEqualTo(1);
      assertThat(LocalDynamoDb.tables(client, PREFIX + "layout_1_0")).containsExactly(precious);
      client.deleteTable(r -> r.tableName(precious));
    }
  }

  @Test
  void aRowThatIsMissingShowsInTheCount() {
    try (PlatformSession session = open(Map.of(), Configuration.NONE);
        DynamoDbClient client = server.plainClient()) {
      family.loadInto(session);
      client.deleteItem(
          r ->
              r.tableName(PREFIX + "layout_1_0_parent")
                  .key(Map.of("parent_id", AttributeValue.fromN("2"))));
      assertThat(session.holds(family.manifest())).isFalse();
      assertThat(session.count(family.manifest().table("parent"))).isEqualTo(2);
    }
  }
}
