package dev.bakeoff.platform.snowflake;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Configuration.TableLayout;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.jdbc.LoadControl;
import dev.bakeoff.platform.jdbc.LoadMark;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.TableCounts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * Fills a schema with a version: Parquet files into a temporary stage, COPY INTO from there with a
 * cast per column. Primary keys are declared; Snowflake checks none. A table with clustering
 * columns is written in their order at once, so that the automatic clustering has nothing to do
 * while something is measured.
 */
final class Loading {
  static final String COPY_INTO = "copy_into";
  static final String INSERT = "insert";

  /** Holds a table's rows until they are put in order. */
  private static final String UNSORTED = "BAKEOFF_UNSORTED";

  private static final int DEFAULT_STREAMS = 4;

  private final Connection settings;
  private final java.sql.Connection connection;
  private final SnowflakeSchema schema;
  private final SnowflakeDialect dialect;
  private final LoadControl control;
  private final StageUpload upload;
  private final boolean byInsert;

  Loading(
      Connection settings,
      java.sql.Connection connection,
      SnowflakeSchema schema,
      Progress progress,
      Cancellation cancellation) {
    this.settings = settings;
    this.connection = connection;
    this.schema = schema;
    this.dialect = new SnowflakeDialect(schema.name());
    this.control = new LoadControl(progress, cancellation);
    this.upload =
        new StageUpload(
            connection, settings.parallel().orElse(DEFAULT_STREAMS), progress, cancellation);
    this.byInsert = INSERT.equals(settings.setting(SnowflakeAdapter.IMPORT_METHOD, COPY_INTO));
  }

  /** Throws a cancellation where one was asked for, which is what a failure then comes from. */
  void check() {
    control.check();
  }

  /** Makes schema, tables and rows; the schema must not exist. */
  void run(Manifest manifest, DatasetSource source) throws SQLException {
    manifest.tables().forEach(table -> requireNames(table.schema()));
    schema.create(connection, LoadMark.of(manifest, false));
    String stage =
        "BAKEOFF_FILES_"
            + HexFormat.of().withUpperCase().toHexDigits(ThreadLocalRandom.current().nextLong());
    String stageName = schema.quoted() + "." + SqlNames.quote(stage);
    if (!byInsert) {
      control.execute(connection, "CREATE TEMPORARY STAGE " + stageName);
    }
    int number = 0;
    for (TableEntry table : manifest.tables()) {
      control.loaded(table, 0);
      control.execute(connection, createTable(table.schema(), table.name()));
      String folder = "@" + stageName + "/t" + number++ + "/";
      fill(table, source, folder);
      control.loaded(table, count(table));
    }
    control.step("Marking " + manifest.ref());
    schema.setMark(connection, LoadMark.of(manifest, true));
  }

  private void fill(TableEntry table, DatasetSource source, String folder) throws SQLException {
    List<String> order = settings.configuration().of(table.name()).cluster();
    String into = order.isEmpty() ? table.name() : UNSORTED;
    if (!order.isEmpty()) {
      control.execute(connection, createTable(table.schema(), UNSORTED));
    }
    if (byInsert) {
      new Inserts(connection, dialect, control).fill(table, into, source);
    } else if (table.rows() > 0) {
      upload.put(table.name(), source.files(table), folder);
      control.execute(connection, copy(table.schema(), into, folder));
    }
    if (!order.isEmpty()) {
      cluster(table, order);
    }
  }

  private void cluster(TableEntry table, List<String> order) throws SQLException {
    control.step("Ordering " + table.name());
    String columns = SqlNames.list(order);
    String unsorted = dialect.table(UNSORTED);
    control.execute(
        connection,
        "INSERT INTO %s SELECT * FROM %s ORDER BY %s"
            .formatted(dialect.table(table.name()), unsorted, columns));
    control.execute(connection, "DROP TABLE " + unsorted);
    control.execute(
        connection, "ALTER TABLE " + dialect.table(table.name()) + " CLUSTER BY (" + columns + ")");
  }

  private long count(TableEntry table) throws SQLException {
    long rows = TableCounts.of(connection, dialect, table);
    if (rows != table.rows()) {
      throw Problem.of(
              Problem.Kind.DATA,
              "Snowflake took %d of the %d rows of %s.".formatted(rows, table.rows(), table.name()),
              "Validate the dataset, then load it again.")
          .asException();
    }
    return rows;
  }

  private String createTable(TableSchema table, String name) {
    List<String> parts =
        table.columns().stream().map(Loading::definition).collect(Collectors.toList());
    if (!table.primaryKey().isEmpty() && !name.equals(UNSORTED)) {
      parts.add("PRIMARY KEY (" + SqlNames.list(table.primaryKey()) + ")");
    }
    return "CREATE TABLE " + dialect.table(name) + " (" + String.join(", ", parts) + ")";
  }

  private static String definition(Column column) {
    return SqlNames.quote(column.name())
        + " "
        + SnowflakeDialect.type(column.type())
        + (column.nullable() ? "" : " NOT NULL");
  }

  private String copy(TableSchema table, String into, String folder) {
    List<String> values = new ArrayList<>();
    for (Column column : table.columns()) {
      values.add(
          "$1:" + SqlNames.quote(column.name()) + "::" + SnowflakeDialect.type(column.type()));
    }
    // Without logical types Snowflake reads times as numbers; only the vectorized scanner is said
    // to read version 2 of Parquet.
    return "COPY INTO %s (%s) FROM (SELECT %s FROM %s) FILE_FORMAT = (TYPE = PARQUET"
            .formatted(
                dialect.table(into),
                SqlNames.columns(table.columns()),
                String.join(", ", values),
                folder)
        + " USE_LOGICAL_TYPE = TRUE USE_VECTORIZED_SCANNER = TRUE) ON_ERROR = ABORT_STATEMENT";
  }

  private void requireNames(TableSchema table) {
    SnowflakeSchema.requireName(table.name());
    table.columns().forEach(column -> SnowflakeSchema.requireName(column.name()));
    if (SnowflakeSchema.isReserved(table.name())) {
      throw Problem.request(
              "'" + table.name() + "' is a name that Bakeoff uses itself on Snowflake.",
              "Rename the table in the dataset.")
          .asException();
    }
    TableLayout layout = settings.configuration().of(table.name());
    for (String column : layout.cluster()) {
      if (table.columns().stream().noneMatch(c -> c.name().equals(column))) {
        throw Problem.request(
                "The configuration clusters %s by '%s', which it does not have."
                    .formatted(table.name(), column),
                "Name columns of the table.")
            .asException();
      }
    }
    refuse(layout.indexes().filter(i -> !i.isEmpty()).isPresent(), table, "indexes");
    refuse(layout.partition().isPresent(), table, "partitions that one can set");
    refuse(!layout.storage().isEmpty(), table, "storage parameters that Bakeoff sets");
  }

  private static void refuse(boolean asked, TableSchema table, String what) {
    if (asked) {
      throw Problem.request(
              "The configuration of %s asks for what Snowflake does not have: %s."
                  .formatted(table.name(), what),
              "Leave it out, or use 'cluster'.")
          .asException();
    }
  }
}
