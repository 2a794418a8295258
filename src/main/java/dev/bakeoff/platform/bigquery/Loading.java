package dev.bakeoff.platform.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.Clustering;
import com.google.cloud.bigquery.PrimaryKey;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableConstraints;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import com.google.cloud.bigquery.TimePartitioning;
import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Configuration;
import dev.bakeoff.platform.Configuration.TableLayout;
import dev.bakeoff.platform.jdbc.LoadMark;
import java.nio.file.Path;
import java.util.List;

/**
 * Fills a dataset of BigQuery's with a version: tables as the configuration lays them out, then
 * load jobs. Primary keys are declared; BigQuery checks none.
 */
final class Loading {
  private static final int DEFAULT_STREAMS = 4;
  private static final int MOST_CLUSTER_COLUMNS = 4;

  private final BigQuery service;
  private final DatasetPlace place;
  private final Configuration configuration;
  private final LoadJobs jobs;
  private final Progress progress;
  private final Cancellation cancellation;

  Loading(
      BigQuery service,
      BigQueryProject project,
      DatasetPlace place,
      Progress progress,
      Cancellation cancellation) {
    this.service = service;
    this.place = place;
    this.configuration = project.connection().configuration();
    int streams = project.connection().parallel().orElse(DEFAULT_STREAMS);
    this.jobs = new LoadJobs(service, project, streams, progress, cancellation);
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /** Makes dataset, tables and rows; the dataset must not exist. */
  void run(Manifest manifest, DatasetSource source) {
    Names.check(manifest);
    manifest.tables().forEach(table -> check(table.schema()));
    cancellation.throwIfRequested();
    place.create(LoadMark.of(manifest, false));
    for (TableEntry table : manifest.tables()) {
      report(table, 0);
      fill(table, source);
      report(table, count(table));
    }
    place.setMark(LoadMark.of(manifest, true));
  }

  private void report(TableEntry table, long rows) {
    progress.report(new Progress.Step("Loading " + table.name(), rows, table.rows(), "rows"));
    cancellation.throwIfRequested();
  }

  private void fill(TableEntry table, DatasetSource source) {
    TableId id = place.table(table.name());
    Schema schema = Types.schema(table.schema());
    service.create(
        TableInfo.newBuilder(id, definition(table.schema(), schema))
            .setTableConstraints(constraints(table.schema()))
            .build());
    if (table.rows() == 0) {
      return;
    }
    List<Path> files = source.files(table);
    if (!PlainNames.isNeeded(table.schema())) {
      jobs.load(table.name(), files, id, schema);
      return;
    }
    try (PlainNames plain = new PlainNames()) {
      for (Path file : files) {
        // One at a time, so that the copies never take more room than one file.
        jobs.load(table.name(), List.of(plain.rewrite(table.schema(), file)), id, schema);
      }
    }
  }

  private StandardTableDefinition definition(TableSchema table, Schema schema) {
    StandardTableDefinition.Builder definition =
        StandardTableDefinition.newBuilder().setSchema(schema);
    TableLayout layout = configuration.of(table.name());
    layout
        .partition()
        .ifPresent(
            partition ->
                definition.setTimePartitioning(
                    TimePartitioning.newBuilder(
                            partition.kind() == Configuration.Partition.Kind.MONTH
                                ? TimePartitioning.Type.MONTH
                                : TimePartitioning.Type.DAY)
                        .setField(Names.of(partition.column()))
                        .build()));
    if (!layout.cluster().isEmpty()) {
      definition.setClustering(
          Clustering.newBuilder()
              .setFields(layout.cluster().stream().map(Names::of).toList())
              .build());
    }
    return definition.build();
  }

  private static TableConstraints constraints(TableSchema table) {
    TableConstraints.Builder constraints = TableConstraints.newBuilder();
    if (!table.primaryKey().isEmpty()) {
      constraints.setPrimaryKey(
          PrimaryKey.newBuilder()
              .setColumns(table.primaryKey().stream().map(Names::of).toList())
              .build());
    }
    return constraints.build();
  }

  private long count(TableEntry table) {
    long rows = service.getTable(place.table(table.name())).getNumRows().longValueExact();
    if (rows != table.rows()) {
      throw Problem.of(
              Problem.Kind.DATA,
              "BigQuery took %d of the %d rows of %s.".formatted(rows, table.rows(), table.name()),
              "Validate the dataset, then load it again.")
          .asException();
    }
    return rows;
  }

  private void check(TableSchema table) {
    TableLayout layout = configuration.of(table.name());
    if (layout.indexes().filter(indexes -> !indexes.isEmpty()).isPresent()) {
      throw refusal(table, "asks for indexes, which its tables do not have");
    }
    if (!layout.storage().isEmpty()) {
      throw refusal(table, "asks for storage parameters, which it does not have");
    }
    if (layout.cluster().size() > MOST_CLUSTER_COLUMNS) {
      throw refusal(table, "clusters by more than " + MOST_CLUSTER_COLUMNS + " columns");
    }
    layout.cluster().forEach(column -> require(table, column));
    layout
        .partition()
        .ifPresent(
            partition -> {
              require(table, partition.column());
              if (partition.kind() == Configuration.Partition.Kind.HASH
                  || !isTime(table, partition.column())) {
                throw refusal(table, "splits by what is no day or month of a time column");
              }
            });
  }

  private static boolean isTime(TableSchema table, String column) {
    return switch (table.column(column).type().kind()) {
      case TIMESTAMP_TZ, TIMESTAMP, DATE -> true;
      case INT, BIGINT, DECIMAL, DOUBLE, BOOLEAN, TEXT, JSON -> false;
    };
  }

  private static void require(TableSchema table, String column) {
    if (table.columns().stream().noneMatch(c -> c.name().equals(column))) {
      throw refusal(table, "names the column '" + column + "', which the table does not have");
    }
  }

  private static ProblemException refusal(TableSchema table, String what) {
    return Problem.request(
            "The configuration of " + table.name() + " for BigQuery " + what + ".",
            "BigQuery has 'partition' by day or month and 'cluster' by up to four columns.")
        .asException();
  }
}
