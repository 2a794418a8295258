package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.Configuration;
import dev.bakeoff.platform.Configuration.IndexLayout;
import dev.bakeoff.platform.Configuration.TableLayout;
import dev.bakeoff.platform.Connection;
import java.util.List;
import java.util.stream.Collectors;

/** Where a connection's tables lie and how they are laid out. Immutable. */
final class Layout {
  private final DynamoDbSettings settings;
  private final String namespace;
  private final Configuration configuration;

  Layout(Connection connection, DynamoDbSettings settings) {
    this.settings = settings;
    this.namespace = connection.namespace();
    this.configuration = connection.configuration();
  }

  TablePlan plan(TableSchema schema) {
    return TablePlan.of(
        schema,
        Names.table(settings.prefix(), namespace, schema.name()),
        configuration.of(schema.name()));
  }

  List<TablePlan> plans(Manifest manifest) {
    return manifest.tables().stream().map(table -> plan(table.schema())).toList();
  }

  /** What distinguishes these tables from the same rows under other settings. */
  String signature(Manifest manifest) {
    return settings.projection()
        + " "
        + settings.provisioned().map(Object::toString).orElse("on demand")
        + " "
        + plans(manifest).stream().map(TablePlan::layout).collect(Collectors.joining(" "));
  }

  /** Refuses a configuration that DynamoDB has nothing for, rather than leave a part of it out. */
  void check(Manifest manifest) {
    for (var table : manifest.tables()) {
      TableLayout layout = configuration.of(table.name());
      if (layout.partition().isPresent()) {
        throw refused(table.name(), "partitions", "DynamoDB partitions by the key itself");
      }
      if (!layout.cluster().isEmpty()) {
        throw refused(table.name(), "cluster", "the sort keys of indexes do that");
      }
      if (!layout.storage().isEmpty()) {
        throw refused(table.name(), "storage", "DynamoDB has no storage parameters");
      }
      for (IndexLayout index : layout.indexes().orElse(List.of())) {
        checkIndex(table.schema(), index);
      }
    }
  }

  private void checkIndex(TableSchema schema, IndexLayout index) {
    if (!index.include().isEmpty()) {
      throw refused(
          schema.name(),
          "include",
          "'" + DynamoDbAdapter.PROJECTION + "' of the connection says what all indexes carry");
    }
    for (String column : index.columns()) {
      boolean fits =
          schema.columns().stream()
              .anyMatch(c -> c.name().equals(column) && TablePlan.canBeKey(c.type()));
      if (!fits) {
        throw refused(
            schema.name(),
            "an index on '" + column + "'",
            "keys are columns of whole numbers, decimals, times or text");
      }
    }
  }

  private ProblemException refused(String table, String what, String why) {
    return Problem.request(
            "The configuration '%s' asks for %s of the table '%s', which DynamoDB cannot do: %s."
                .formatted(configuration.name(), what, table, why),
            "Take it out of the configuration, or leave DynamoDB out of it.")
        .asException();
  }
}
