package dev.bakeoff.platform.postgres;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.TimeRange;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Configuration.IndexLayout;
import dev.bakeoff.platform.Configuration.Partition;
import dev.bakeoff.platform.Configuration.TableLayout;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.TimeLiterals;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The statements that make a table under a layout.
 *
 * @param dialect names the schema
 * @param table as the dataset declares it
 * @param layout how it is laid out
 */
record TableDdl(PostgresDialect dialect, TableSchema table, TableLayout layout) {
  /** More make planning slow and use up the server's locks. */
  private static final int MOST_PARTITIONS = 1000;

  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final Pattern PARAMETER =
      Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)?");

  boolean partitioned() {
    return layout.partition().isPresent();
  }

  String name() {
    return dialect.table(table.name());
  }

  /**
   * Makes the table, with its partitions.
   *
   * @param times of the partition column, where a layout splits by time
   */
  List<String> create(Optional<TimeRange> times) {
    List<String> statements = new ArrayList<>();
    String columns =
        table.columns().stream().map(TableDdl::definition).collect(Collectors.joining(", "));
    if (layout.partition().isEmpty()) {
      statements.add("CREATE TABLE %s (%s)%s".formatted(name(), columns, storage()));
      return statements;
    }
    Partition partition = layout.partition().get();
    statements.add(
        "CREATE TABLE %s (%s) PARTITION BY %s (%s)"
            .formatted(
                name(),
                columns,
                partition.kind() == Partition.Kind.HASH ? "HASH" : "RANGE",
                SqlNames.quote(partition.column())));
    partitions(partition, times)
        .forEach(
            (suffix, bounds) ->
                statements.add(
                    "CREATE TABLE %s PARTITION OF %s %s%s"
                        .formatted(partitionName(suffix), name(), bounds, storage())));
    return statements;
  }

  private static String definition(Column column) {
    return SqlNames.quote(column.name())
        + " "
        + PostgresDialect.type(column.type())
        + (column.nullable() ? "" : " NOT NULL");
  }

  /** Whether the server likes them is for the server to say. */
  private String storage() {
    if (layout.storage().isEmpty()) {
      return "";
    }
    for (String name : layout.storage().keySet()) {
      if (!PARAMETER.matcher(name).matches()) {
        throw Problem.request(
                "'%s' is not a storage parameter of PostgreSQL's.".formatted(name),
                "For example fillfactor, autovacuum_enabled or toast.autovacuum_enabled.")
            .asException();
      }
    }
    return new TreeMap<>(layout.storage())
        .entrySet().stream()
            .map(e -> e.getKey() + " = " + SqlNames.literal(e.getValue()))
            .collect(Collectors.joining(", ", " WITH (", ")"));
  }

  private String partitionName(String suffix) {
    String name = table.name() + "_" + suffix;
    PostgresSchema.requireName(name);
    return dialect.table(name);
  }

  /** Bounds by the ending of the partition's name. */
  private Map<String, String> partitions(Partition partition, Optional<TimeRange> times) {
    Map<String, String> bounds = new TreeMap<>();
    ColumnType type = table.column(partition.column()).type();
    if (partition.kind() == Partition.Kind.HASH) {
      checkCount(partition.count());
      for (int i = 0; i < partition.count(); i++) {
        bounds.put(
            "p" + i, "FOR VALUES WITH (MODULUS %d, REMAINDER %d)".formatted(partition.count(), i));
      }
      return bounds;
    }
    boolean byMonth = partition.kind() == Partition.Kind.MONTH;
    if (times.isPresent()) {
      LocalDate day = day(type, times.get().least());
      LocalDate last = day(type, times.get().greatest());
      LocalDate from = byMonth ? YearMonth.from(day).atDay(1) : day;
      checkCount((byMonth ? ChronoUnit.MONTHS : ChronoUnit.DAYS).between(from, last) + 1);
      while (!from.isAfter(last)) {
        LocalDate to = byMonth ? from.plusMonths(1) : from.plusDays(1);
        bounds.put(
            byMonth
                ? YearMonth.from(from).toString().replace('-', '_')
                : from.toString().replace('-', '_'),
            "FOR VALUES FROM (%s) TO (%s)".formatted(literal(type, from), literal(type, to)));
        from = to;
      }
    }
    // For rows without a time, and for those that a workload may write later.
    bounds.put("rest", "DEFAULT");
    return bounds;
  }

  private void checkCount(long count) {
    if (count < 1 || count > MOST_PARTITIONS) {
      throw Problem.request(
              "The table '%s' would have %,d partitions.".formatted(table.name(), count),
              "Allowed are 1 to %,d; choose another column, or month instead of day."
                  .formatted(MOST_PARTITIONS))
          .asException();
    }
  }

  private static LocalDate day(ColumnType type, long canonical) {
    return LocalDate.ofEpochDay(
        type.kind() == ColumnType.Kind.DATE ? canonical : Math.floorDiv(canonical, MICROS_PER_DAY));
  }

  private static String literal(ColumnType type, LocalDate day) {
    return TimeLiterals.standard(
        type,
        type.kind() == ColumnType.Kind.DATE ? day.toEpochDay() : day.toEpochDay() * MICROS_PER_DAY);
  }

  /** The primary key's columns: a partitioned table's must hold the column that decides. */
  List<String> key() {
    List<String> key = new ArrayList<>(table.primaryKey());
    layout
        .partition()
        .map(Partition::column)
        .filter(column -> !key.isEmpty() && !key.contains(column))
        .ifPresent(key::add);
    return key;
  }

  /** The indexes besides the key. */
  List<IndexLayout> indexes() {
    List<IndexLayout> indexes =
        new ArrayList<>(
            layout
                .indexes()
                .orElseGet(
                    () ->
                        table.indexes().stream()
                            .map(columns -> new IndexLayout(columns, List.of()))
                            .toList()));
    List<String> cluster = layout.cluster();
    boolean ordered =
        cluster.isEmpty()
            || startsWith(key(), cluster)
            || indexes.stream().anyMatch(index -> startsWith(index.columns(), cluster));
    if (!ordered) {
      indexes.add(new IndexLayout(cluster, List.of()));
    }
    return indexes;
  }

  private static boolean startsWith(List<String> columns, List<String> wanted) {
    return columns.size() >= wanted.size() && columns.subList(0, wanted.size()).equals(wanted);
  }

  /** PostgreSQL chooses a free name. */
  String createIndex(IndexLayout index) {
    String include =
        index.include().isEmpty() ? "" : " INCLUDE (" + SqlNames.list(index.include()) + ")";
    return "CREATE INDEX ON %s (%s)%s".formatted(name(), SqlNames.list(index.columns()), include);
  }

  String createKey() {
    return "ALTER TABLE %s ADD PRIMARY KEY (%s)".formatted(name(), SqlNames.list(key()));
  }

  /** Finds the name of the index that the table is to be ordered by. */
  String clusterIndex() {
    return "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
        + " JOIN pg_am m ON m.oid = c.relam WHERE i.indrelid = "
        + SqlNames.literal(name())
        + "::regclass AND m.amname = 'btree' AND i.indisvalid AND (SELECT array_agg(a.attname::text"
        + " ORDER BY k.place) FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, place)"
        + " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number WHERE k.place <="
        + layout.cluster().size()
        + ") = ARRAY["
        + layout.cluster().stream().map(SqlNames::literal).collect(Collectors.joining(", "))
        + "]::text[] ORDER BY i.indnkeyatts LIMIT 1";
  }

  /** A reference to another table; empty where that is laid out so that it cannot be kept. */
  Optional<String> foreignKey(ForeignKey key, TableDdl referenced) {
    return referenced.refusal(key).isPresent()
        ? Optional.empty()
        : Optional.of(
            "ALTER TABLE %s ADD FOREIGN KEY (%s) REFERENCES %s (%s)"
                .formatted(
                    name(),
                    SqlNames.quote(key.column()),
                    referenced.name(),
                    SqlNames.quote(key.referencedColumn())));
  }

  /** Why no reference to this table can be kept, as a note. */
  Optional<String> refusal(ForeignKey key) {
    return layout
        .partition()
        .map(Partition::column)
        .filter(column -> !column.equals(key.referencedColumn()))
        .map(
            column ->
                "No foreign key refers to %s(%s): it is partitioned by %s, and PostgreSQL keeps a key unique over partitions only together with that column."
                    .formatted(table.name(), key.referencedColumn(), column));
  }

  /** What was made otherwise than asked for, and why. */
  Optional<String> keyNote() {
    return key().equals(table.primaryKey())
        ? Optional.empty()
        : Optional.of(
            "The primary key of %s is (%s): a partitioned table's key must hold the column that it is partitioned by."
                .formatted(table.name(), String.join(", ", key())));
  }
}
