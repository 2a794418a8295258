package dev.bakeoff.platform.postgres;

import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.DatasetSource.RowPart;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TimeRange;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Configuration;
import dev.bakeoff.platform.Configuration.IndexLayout;
import dev.bakeoff.platform.Configuration.Partition;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.postgres.LoadStep.Kind;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The steps of a load: rows into tables without indexes, then keys and indexes, then references,
 * then statistics. The largest tables come first, so that the small ones fill the gaps.
 */
final class LoadTables {
  private final Manifest manifest;
  private final DatasetSource source;
  private final Map<String, TableDdl> ddl = new LinkedHashMap<>();
  private final LoadShape shape;
  private final Progress progress;
  private final List<LoadStep> steps = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Counted> counted = new ArrayList<>();

  private LoadTables(
      Manifest manifest,
      DatasetSource source,
      Configuration configuration,
      PostgresDialect dialect,
      LoadShape shape,
      Progress progress) {
    this.manifest = manifest;
    this.source = source;
    this.shape = shape;
    this.progress = progress;
    for (TableEntry table : manifest.tables()) {
      checkNames(table);
      ddl.put(table.name(), new TableDdl(dialect, table.schema(), configuration.of(table.name())));
    }
  }

  /**
   * A load's steps.
   *
   * @param steps in the order in which they are best done
   * @param notes what is made otherwise than the dataset declares, one sentence each
   * @param counted the parts whose rows are reported
   */
  record Plan(List<LoadStep> steps, List<String> notes, List<Counted> counted) {
    /** Counts the rows that an earlier load has brought. */
    void goOnAfter(Set<String> done) {
      counted.stream()
          .filter(part -> done.contains(part.id()))
          .forEach(part -> part.counter().addAndGet(part.rows()));
    }
  }

  /**
   * A part of a table for the progress.
   *
   * @param id of its step
   * @param rows that it has
   * @param counter of the table's rows
   */
  record Counted(String id, long rows, AtomicLong counter) {}

  static Plan plan(
      Manifest manifest,
      DatasetSource source,
      Configuration configuration,
      PostgresDialect dialect,
      LoadShape shape,
      Progress progress) {
    return new LoadTables(manifest, source, configuration, dialect, shape, progress).plan();
  }

  private Plan plan() {
    List<TableEntry> largestFirst =
        manifest.tables().stream()
            .sorted(Comparator.comparingLong(TableEntry::bytes).reversed())
            .toList();
    Map<String, Set<String>> rows = new LinkedHashMap<>();
    largestFirst.forEach(table -> rows.put(table.name(), rows(table)));
    Map<String, Set<String>> built = new LinkedHashMap<>();
    largestFirst.forEach(
        table -> built.put(table.name(), indexes(table.name(), rows.get(table.name()))));
    Map<String, Set<String>> touched = new LinkedHashMap<>();
    built.forEach((table, ids) -> touched.put(table, new HashSet<>(ids)));
    for (TableEntry table : largestFirst) {
      references(table, built, touched);
    }
    for (TableEntry table : largestFirst) {
      settle(table, touched.get(table.name()));
    }
    return new Plan(List.copyOf(steps), List.copyOf(notes), List.copyOf(counted));
  }

  private static void checkNames(TableEntry table) {
    PostgresSchema.requireName(table.name());
    table.schema().columns().forEach(column -> PostgresSchema.requireName(column.name()));
    if (table.name().equals(LoadLedger.TABLE)) {
      throw Problem.request(
              "A table cannot be called '%s', where Bakeoff notes how far a load has come."
                  .formatted(table.name()),
              "Rename it in the dataset.")
          .asException();
    }
  }

  private Set<String> rows(TableEntry table) {
    TableDdl target = ddl.get(table.name());
    List<RowPart> parts = source.parts(table, shape.parts(table));
    boolean frozen = parts.size() == 1 && !target.partitioned();
    AtomicLong loaded = new AtomicLong();
    Set<String> ids = new HashSet<>();
    String made = "table " + table.name();
    List<String> create = target.create(times(table, target));
    if (!frozen) {
      step(made, "the table " + table.name(), Set.of(), c -> executeAll(c, create));
    }
    for (int i = 0; i < parts.size(); i++) {
      RowPart part = parts.get(i);
      CopyPart copy = new CopyPart(target.name(), table.schema().columns(), part);
      String id = "rows %d of %d of %s".formatted(i + 1, parts.size(), table.name());
      ids.add(id);
      counted.add(new Counted(id, part.rows(), loaded));
      step(
          id,
          String.format(
              Locale.ROOT,
              "rows %,d to %,d of %s",
              part.first() + 1,
              part.first() + part.rows(),
              table.name()),
          frozen ? Set.of() : Set.of(made),
          connection -> {
            if (frozen) {
              executeAll(connection, create);
            }
            report(table, loaded.get());
            copy.run(connection, frozen, more -> report(table, loaded.addAndGet(more)));
          });
    }
    return ids;
  }

  private void report(TableEntry table, long rows) {
    progress.report(new Progress.Step("Loading " + table.name(), rows, table.rows(), "rows"));
  }

  private Optional<TimeRange> times(TableEntry table, TableDdl target) {
    return target
        .layout()
        .partition()
        .filter(partition -> partition.kind() != Partition.Kind.HASH)
        .flatMap(partition -> source.range(table, partition.column()));
  }

  /** Returns what must have been done before references to the table can be made. */
  private Set<String> indexes(String table, Set<String> rows) {
    TableDdl target = ddl.get(table);
    List<IndexLayout> indexes = target.indexes();
    Set<String> built = new HashSet<>(rows);
    for (int i = 0; i < indexes.size(); i++) {
      String sql = target.createIndex(indexes.get(i));
      String words =
          "the index (%s) of %s".formatted(String.join(", ", indexes.get(i).columns()), table);
      String id = "index %d of %s".formatted(i, table);
      built.add(id);
      step(id, words, rows, c -> execute(c, "Indexing " + table, sql));
    }
    if (!target.key().isEmpty()) {
      target.keyNote().ifPresent(notes::add);
      built.add(key(target, rows, built));
    }
    if (!target.layout().cluster().isEmpty()) {
      String id = "order of " + table;
      // That of a partitioned table cannot be in a transaction.
      Kind kind = target.partitioned() ? Kind.REPEATABLE : Kind.RECORDED;
      steps.add(new LoadStep(id, "the order of " + table, built, kind, c -> cluster(c, target)));
      built.add(id);
    }
    return built;
  }

  /**
   * A key's index can be built beside the others as long as it is none yet: making a key locks the
   * table. Partitioned tables know only the one way.
   */
  private String key(TableDdl target, Set<String> rows, Set<String> built) {
    String table = target.table().name();
    String id = "key of " + table;
    String words = "the primary key of " + table;
    String name = table + "_pkey";
    boolean beside =
        shape.streams() > 1
            && built.size() > rows.size()
            && !target.partitioned()
            && name.getBytes(StandardCharsets.UTF_8).length <= PostgresSchema.MAX_NAME_BYTES;
    if (!beside) {
      step(id, words, Set.copyOf(built), c -> execute(c, "Indexing " + table, target.createKey()));
      return id;
    }
    String index = "key's index of " + table;
    step(
        index,
        words,
        rows,
        c ->
            execute(
                c,
                "Indexing " + table,
                "CREATE UNIQUE INDEX %s ON %s (%s)"
                    .formatted(SqlNames.quote(name), target.name(), SqlNames.list(target.key()))));
    Set<String> after = new HashSet<>(built);
    after.add(index);
    step(
        id,
        words,
        after,
        c ->
            c.execute(
                "ALTER TABLE %s ADD PRIMARY KEY USING INDEX %s"
                    .formatted(target.name(), SqlNames.quote(name))));
    return id;
  }

  private void cluster(LoadConnection connection, TableDdl target) throws SQLException {
    String index;
    try (Statement statement = connection.jdbc().createStatement();
        ResultSet rows = statement.executeQuery(target.clusterIndex())) {
      if (!rows.next()) {
        throw new SQLException("there is no index to order " + target.name() + " by");
      }
      index = rows.getString(1);
    }
    execute(
        connection,
        "Ordering " + target.table().name(),
        "CLUSTER %s USING %s".formatted(target.name(), SqlNames.quote(index)));
  }

  private void references(
      TableEntry table, Map<String, Set<String>> built, Map<String, Set<String>> touched) {
    List<ForeignKey> keys = table.schema().foreignKeys();
    for (int i = 0; i < keys.size(); i++) {
      ForeignKey key = keys.get(i);
      TableDdl referenced = ddl.get(key.referencedTable());
      referenced.refusal(key).ifPresent(notes::add);
      Optional<String> sql = ddl.get(table.name()).foreignKey(key, referenced);
      if (sql.isEmpty()) {
        continue;
      }
      Set<String> after = new HashSet<>(built.get(table.name()));
      after.addAll(built.get(key.referencedTable()));
      String id = "reference %d of %s".formatted(i, table.name());
      step(
          id,
          "the reference from %s to %s".formatted(table.name(), key.referencedTable()),
          after,
          c -> execute(c, "Checking references of " + table.name(), sql.get()));
      touched.get(table.name()).add(id);
      touched.get(key.referencedTable()).add(id);
    }
  }

  /**
   * Statistics, and word to autovacuum that there is nothing to do, which would otherwise look at
   * the new tables in the middle of a measurement.
   */
  private void settle(TableEntry table, Set<String> after) {
    String name = ddl.get(table.name()).name();
    steps.add(
        new LoadStep(
            "statistics of " + table.name(),
            "the statistics of " + table.name(),
            after,
            Kind.REPEATABLE,
            c -> execute(c, "Analyzing " + table.name(), "VACUUM (FREEZE, ANALYZE) " + name)));
  }

  private void step(String id, String words, Set<String> after, LoadStep.Work work) {
    steps.add(new LoadStep(id, words, after, Kind.RECORDED, work));
  }

  private void execute(LoadConnection connection, String task, String sql) throws SQLException {
    progress.report(new Progress.Step(task, 0, 0, "steps"));
    connection.execute(sql);
  }

  private static void executeAll(LoadConnection connection, List<String> statements)
      throws SQLException {
    for (String statement : statements) {
      connection.execute(statement);
    }
  }
}
