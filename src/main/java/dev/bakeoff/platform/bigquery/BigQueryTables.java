package dev.bakeoff.platform.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.PrimaryKey;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableConstraints;
import com.google.cloud.bigquery.TableDefinition;
import com.google.cloud.bigquery.TableId;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.ForeignTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tables of somebody else's in one dataset. Views are left out: pages of rows are only to be had of
 * tables. Nested and repeated columns are left out as well, and said to be.
 */
final class BigQueryTables implements ForeignTables {
  private static final int DIGITS = 18;

  private final BigQuery service;
  private final BigQueryProject project;
  private final String defaultDataset;

  BigQueryTables(BigQuery service, BigQueryProject project, String defaultDataset) {
    this.service = service;
    this.project = project;
    this.defaultDataset = defaultDataset;
  }

  @Override
  public List<ForeignTable> list(String place, Progress progress, Cancellation cancellation) {
    String dataset = place.isEmpty() ? defaultDataset : place;
    if (dataset.isEmpty()) {
      throw Problem.request(
              "It is not said in which dataset the tables are.",
              "Name it, or set 'dataset' in the profile.")
          .asException();
    }
    List<ForeignTable> tables = new ArrayList<>();
    try {
      for (Table listed : service.listTables(id(dataset)).iterateAll()) {
        cancellation.throwIfRequested();
        if (TableDefinition.Type.TABLE.equals(listed.getDefinition().getType())) {
          tables.add(describe(dataset, service.getTable(listed.getTableId())));
          progress.report(new Progress.Step("Looking at " + dataset, tables.size(), 0, "tables"));
        }
      }
    } catch (BigQueryException e) {
      if (!Failures.isMissing(e)) {
        throw Failures.failed(
            project.connection(), "The dataset '" + dataset + "' cannot be listed", e, "");
      }
    }
    if (tables.isEmpty()) {
      throw Problem.request(
              "There is no dataset '" + dataset + "' with tables that may be read.",
              "Check its name, and give the account the role BigQuery Data Viewer on it.")
          .asException();
    }
    return tables;
  }

  private DatasetId id(String dataset) {
    if (!dataset.matches("[A-Za-z0-9_]{1,1024}")) {
      throw Problem.request(
              "There is no dataset '" + dataset + "'; no dataset can have that name.",
              "Write its name alone, without the project's.")
          .asException();
    }
    return DatasetId.of(project.id(), dataset);
  }

  @Override
  public RowCursor read(ForeignTable table) {
    TableId id = TableId.of(project.id(), table.place(), table.name());
    try {
      Schema schema = service.getTable(id).getDefinition().getSchema();
      List<Integer> taken = new ArrayList<>();
      for (int i = 0; i < schema.getFields().size(); i++) {
        if (isTaken(schema.getFields().get(i))) {
          taken.add(i);
        }
      }
      RowCursor rows =
          PageCursor.of(
              service,
              project.connection(),
              id,
              schema,
              schema.getFields().stream().map(BigQueryTables::anyColumn).toList());
      return new TakenColumns(rows, taken.stream().mapToInt(Integer::intValue).toArray());
    } catch (BigQueryException e) {
      throw Failures.failed(
          project.connection(), "The table " + table.name() + " cannot be read", e, "");
    }
  }

  private static ForeignTable describe(String dataset, Table table) {
    List<String> notes = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Field field : table.<TableDefinition>getDefinition().getSchema().getFields()) {
      if (isTaken(field)) {
        columns.add(anyColumn(field));
        note(field).ifPresent(notes::add);
      } else {
        notes.add("'" + field.getName() + "' is nested or repeated and left out.");
      }
    }
    String name = table.getTableId().getTable();
    TableSchema shape =
        new TableSchema(name, columns, primaryKey(table), List.of(), List.of(), Optional.empty());
    OptionalLong rows =
        table.getNumRows() == null
            ? OptionalLong.empty()
            : OptionalLong.of(table.getNumRows().longValueExact());
    return new ForeignTable(dataset, name, shape, rows, notes);
  }

  private static List<String> primaryKey(Table table) {
    return Optional.ofNullable(table.getTableConstraints())
        .map(TableConstraints::getPrimaryKey)
        .map(PrimaryKey::getColumns)
        .orElse(List.of());
  }

  private static boolean isTaken(Field field) {
    return field.getMode() != Field.Mode.REPEATED
        && field.getType().getStandardType() != StandardSQLTypeName.STRUCT;
  }

  private static Column anyColumn(Field field) {
    return new Column(field.getName(), type(field), field.getMode() != Field.Mode.REQUIRED);
  }

  private static ColumnType type(Field field) {
    return switch (field.getType().getStandardType()) {
      case INT64 -> ColumnType.BIGINT;
      case FLOAT64 -> ColumnType.DOUBLE;
      case BOOL -> ColumnType.BOOLEAN;
      case TIMESTAMP -> ColumnType.TIMESTAMP_TZ;
      case DATETIME -> ColumnType.TIMESTAMP;
      case DATE -> ColumnType.DATE;
      case NUMERIC, BIGNUMERIC -> decimal(field);
      case JSON -> ColumnType.JSON;
      default -> ColumnType.TEXT;
    };
  }

  /** Without a declared precision any of 38 digits may be in use, which only text holds. */
  private static ColumnType decimal(Field field) {
    if (field.getPrecision() == null) {
      return ColumnType.TEXT;
    }
    long scale = field.getScale() == null ? 0 : field.getScale();
    return ColumnType.decimal(
        Math.toIntExact(Math.clamp(field.getPrecision(), 1, DIGITS)),
        Math.toIntExact(Math.min(DIGITS, scale)));
  }

  private static Optional<String> note(Field field) {
    String name = "'" + field.getName() + "' ";
    return switch (field.getType().getStandardType()) {
      case NUMERIC, BIGNUMERIC ->
          field.getPrecision() == null
              ? Optional.of(name + "has no declared precision and becomes text.")
              : field.getPrecision() <= DIGITS
                  ? Optional.empty()
                  : Optional.of(name + "keeps 18 digits; values with more of them fail.");
      case BYTES -> Optional.of(name + "becomes text in base64.");
      case INT64, FLOAT64, BOOL, TIMESTAMP, DATETIME, DATE, JSON, STRING -> Optional.empty();
      default -> Optional.of(name + "becomes text.");
    };
  }
}
