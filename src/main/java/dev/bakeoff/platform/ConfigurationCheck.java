package dev.bakeoff.platform;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.Configuration.IndexLayout;
import dev.bakeoff.platform.Configuration.Partition;
import dev.bakeoff.platform.Configuration.TableLayout;
import java.util.List;

/** Holds a configuration against the dataset and the platform that it is meant for. */
public final class ConfigurationCheck {
  private final Configuration configuration;
  private final PlatformDescriptor platform;

  private ConfigurationCheck(Configuration configuration, PlatformDescriptor platform) {
    this.configuration = configuration;
    this.platform = platform;
  }

  /**
   * Refuses what the platform cannot do, and tables and columns that the dataset does not have.
   *
   * @throws ProblemException of kind REQUEST
   */
  public static void require(
      Configuration configuration, PlatformDescriptor platform, Manifest manifest) {
    ConfigurationCheck check = new ConfigurationCheck(configuration, platform);
    List<String> tables = manifest.tables().stream().map(t -> t.name()).toList();
    configuration
        .tables()
        .forEach(
            (table, layout) -> {
              check.capable(table, layout);
              if (!table.equals(Configuration.OTHERS) && !tables.contains(table)) {
                throw check.wrong(
                    "names the table '%s', which %s does not have."
                        .formatted(table, manifest.ref()),
                    Suggestions.hint(table, tables));
              }
            });
    manifest.tables().forEach(table -> check.columns(table.schema()));
  }

  private void capable(String table, TableLayout layout) {
    require(layout.indexes().isPresent(), Capability.INDEXES, table, "indexes");
    require(
        layout.indexes().orElse(List.of()).stream().anyMatch(i -> !i.include().isEmpty()),
        Capability.COVERING_INDEXES,
        table,
        "indexes that include further columns");
    require(layout.partition().isPresent(), Capability.PARTITIONS, table, "partitions");
    require(!layout.cluster().isEmpty(), Capability.CLUSTERING, table, "an order of the rows");
    require(
        !layout.storage().isEmpty(), Capability.STORAGE_PARAMETERS, table, "storage parameters");
  }

  private void require(boolean asked, Capability capability, String table, String what) {
    if (asked && !platform.can(capability)) {
      throw wrong(
          "asks for %s of '%s', which %s does not have."
              .formatted(what, table, platform.displayName()),
          "Leave them out.");
    }
  }

  private void columns(TableSchema table) {
    TableLayout layout = configuration.of(table.name());
    for (IndexLayout index : layout.indexes().orElse(List.of())) {
      index.columns().forEach(column -> column(table, column));
      index.include().forEach(column -> column(table, column));
    }
    layout.cluster().forEach(column -> column(table, column));
    layout.partition().ifPresent(partition -> partition(table, partition));
  }

  private void partition(TableSchema table, Partition partition) {
    Column column = column(table, partition.column());
    if (partition.kind() != Partition.Kind.HASH && !isTime(column.type())) {
      throw wrong(
          "splits '%s' by the %s of '%s', which is %s and no time."
              .formatted(
                  table.name(), partition.kind().id(), column.name(), column.type().toString()),
          "Name a column of times, or split by hash.");
    }
  }

  private static boolean isTime(ColumnType type) {
    return switch (type.kind()) {
      case TIMESTAMP_TZ, TIMESTAMP, DATE -> true;
      case INT, BIGINT, DECIMAL, DOUBLE, BOOLEAN, TEXT, JSON -> false;
    };
  }

  private Column column(TableSchema table, String name) {
    List<String> names = table.columns().stream().map(Column::name).toList();
    if (!names.contains(name)) {
      throw wrong(
          "names the column '%s', which the table '%s' does not have."
              .formatted(name, table.name()),
          Suggestions.hint(name, names));
    }
    return table.column(name);
  }

  private ProblemException wrong(String what, String hint) {
    return Problem.request("The configuration '%s' %s".formatted(configuration.name(), what), hint)
        .asException();
  }
}
