package dev.bakeoff.workload;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableEntry.KeyRange;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.SqlTemplate;
import dev.bakeoff.workload.RequestPlan.Execution;
import dev.bakeoff.workload.Shape.SqlStatement;
import dev.bakeoff.workload.Unread.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the user's statements mean for the tables of a dataset: where their parameters come from.
 */
final class SqlPlan {
  /** A message has to be read; thirty tables have hundreds of columns. */
  private static final int MOST_NAMED = 40;

  private static final Keys NO_KEYS = Keys.range(new KeyRange(0, 0));

  private final List<TableEntry> tables;
  private final Shape shape;

  SqlPlan(List<TableEntry> tables, Shape shape) {
    this.tables = tables;
    this.shape = shape;
  }

  RequestPlan requests() {
    if (shape.statements().isEmpty()) {
      throw Problem.request(
              "The workload 'sql' has no statement.",
              "Give 'sql', 'sql_file' or 'statements', or --sql on the command line.")
          .asException();
    }
    RequestPlan plan = new RequestPlan(shape.statements().stream().map(this::kind).toList());
    for (String name : shape.parameters().keySet()) {
      boolean used =
          plan.kinds().stream()
              .map(kind -> (Access.Sql) kind.accesses().getFirst())
              .anyMatch(sql -> sql.template().parameters().contains(name));
      if (!used) {
        throw Problem.request(
                "No statement has the parameter ':" + name + "'.",
                "Take it out of 'parameters', or write :" + name + " in a statement.")
            .asException();
      }
    }
    return plan;
  }

  private RequestPlan.Kind kind(SqlStatement statement) {
    if (statement.weight() < 1) {
      throw Problem.request(
              "The statement '" + statement.name() + "' has the weight " + statement.weight() + ".",
              "Weights are whole numbers from 1.")
          .asException();
    }
    SqlTemplate template = SqlTemplate.parse(statement.sql());
    Map<String, Source> sources = new LinkedHashMap<>();
    template.parameters().stream().distinct().forEach(name -> sources.put(name, source(name)));
    List<Access.Parameter> parameters =
        sources.entrySet().stream()
            .map(
                entry ->
                    new Access.Parameter(
                        entry.getKey(),
                        entry.getValue().table().schema().column(entry.getValue().column()).type(),
                        List.of()))
            .toList();
    List<TableSchema> schemas = tables.stream().map(TableEntry::schema).toList();
    return new RequestPlan.Kind(
        statement.name(),
        statement.weight(),
        List.of(new Access.Sql(template, parameters, schemas)),
        Execution.SINGLE,
        NO_KEYS,
        sources.isEmpty() ? List.of() : List.of(new Unread.ValuesOf(sources)));
  }

  private Source source(String parameter) {
    String stated = shape.parameters().get(parameter);
    return stated == null ? byName(parameter) : stated(parameter, stated);
  }

  private Source stated(String parameter, String place) {
    // The longest name that fits, since a table's name may hold a point.
    return tables.stream()
        .filter(table -> place.startsWith(table.name() + "."))
        .map(table -> new Source(table, place.substring(table.name().length() + 1)))
        .filter(source -> has(source.table(), source.column()))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "The parameter ':%s' takes its values from '%s', which the dataset does not have."
                        .formatted(parameter, place),
                    place));
  }

  private Source byName(String parameter) {
    List<Source> found =
        tables.stream()
            .filter(table -> has(table, parameter))
            .map(table -> new Source(table, parameter))
            .toList();
    if (found.isEmpty()) {
      throw wrong("No column is named like the parameter ':" + parameter + "'.", parameter);
    }
    // A table's own key is what others refer to by the same name.
    List<Source> keys =
        found.stream()
            .filter(source -> source.table().schema().primaryKey().equals(List.of(parameter)))
            .toList();
    if (found.size() > 1 && keys.isEmpty()) {
      throw Problem.request(
              "The parameter ':%s' is a column of %s."
                  .formatted(
                      parameter,
                      String.join(
                          " and ", found.stream().map(source -> source.table().name()).toList())),
              "Say which: parameters: {%s: %s.%s}."
                  .formatted(parameter, found.getFirst().table().name(), parameter))
          .asException();
    }
    return keys.isEmpty() ? found.getFirst() : keys.getFirst();
  }

  private ProblemException wrong(String what, String near) {
    List<String> places =
        tables.stream()
            .flatMap(
                table ->
                    table.schema().columns().stream()
                        .map(column -> table.name() + "." + column.name()))
            .limit(MOST_NAMED)
            .toList();
    return Problem.request(
            what,
            "Say where its values come from, as parameters: {name: table.column}. "
                + Suggestions.hint(near, places))
        .asException();
  }

  private static boolean has(TableEntry table, String column) {
    return table.rows() > 0
        && table.schema().columns().stream().map(Column::name).anyMatch(column::equals);
  }
}
