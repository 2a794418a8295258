package dev.bakeoff.config.spec;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.dataset.DatasetSpec;
import dev.bakeoff.dataset.DatasetSpec.Parameter;
import dev.bakeoff.dataset.DatasetSpec.Plan;
import dev.bakeoff.dataset.DatasetSpec.SizedTable;
import dev.bakeoff.dataset.generate.PlannedTable;
import dev.bakeoff.model.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans a spec's tables for given parameters. Immutable. */
final class SpecPlanner implements DatasetSpec.Planner {
  private final String spec;
  private final YamlValue root;
  private final List<Parameter> parameters;
  private final List<TableYaml> tables;

  SpecPlanner(String spec, YamlValue root, List<Parameter> parameters, List<TableYaml> tables) {
    this.spec = spec;
    this.root = root;
    this.parameters = List.copyOf(parameters);
    this.tables = List.copyOf(tables);
  }

  @Override
  public Map<String, Long> values(Map<String, Long> given) {
    return new Figures(spec, parameters, given).all();
  }

  @Override
  public Plan plan(Map<String, Long> given, int count, long seed) {
    if (count < 0 || count > tables.size()) {
      throw Problem.request(
              "%s cannot have %d tables.".formatted(spec, count),
              "Ask for 1 to %d.".formatted(tables.size()))
          .asException();
    }
    Figures figures = new Figures(spec, parameters, given);
    List<TableYaml> chosen = count == 0 ? tables : tables.subList(0, count);
    List<Long> rows = rows(chosen, figures);
    Map<String, TableContext.Made> made = new LinkedHashMap<>();
    List<SizedTable> sized = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      SizedTable table = plan(chosen.get(i), rows.get(i), figures, made, seed);
      sized.add(table);
      made.put(
          chosen.get(i).name(),
          new TableContext.Made(
              table.schema(),
              rows.get(i),
              1,
              table.recipe(),
              table.generator() instanceof PlannedTable planned
                  ? Optional.of(planned)
                  : Optional.empty()));
    }
    return new Plan(figures.all(), sized);
  }

  private static SizedTable plan(
      TableYaml table, long rows, Figures figures, Map<String, TableContext.Made> made, long seed) {
    try {
      return table.plan(seed, rows, figures, made);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw table
          .place()
          .wrong(
              "The table '%s' cannot be generated: %s.".formatted(table.name(), e.getMessage()),
              "See docs/specs.md.");
    }
  }

  /** Tables have rows of their own, or all of them share the parameter {@code rows}. */
  private List<Long> rows(List<TableYaml> chosen, Figures figures) {
    if (chosen.stream().allMatch(t -> t.share().isEmpty())) {
      return chosen.stream().map(t -> t.rows(figures)).toList();
    }
    Long total = figures.all().get(DatasetSpec.ROWS);
    if (total == null) {
      throw root.wrong("Tables with shares need a parameter 'rows'.", "Add it to 'parameters'.");
    }
    List<Double> shares =
        chosen.stream()
            .map(
                t ->
                    t.share()
                        .map(figures::real)
                        .orElseThrow(
                            () ->
                                t.place()
                                    .wrong(
                                        "The table '" + t.name() + "' has no 'share'.",
                                        "All tables have one, or none.")))
            .toList();
    double sum = shares.stream().mapToDouble(s -> s).sum();
    List<Long> rows = new ArrayList<>();
    long left = total;
    for (double share : shares) {
      long own = Math.max(1, (long) Math.floor(total * (share / sum)));
      rows.add(own);
      left -= own;
    }
    // What rounding left over goes to the table with the largest share.
    int largest = 0;
    for (int i = 1; i < shares.size(); i++) {
      largest = shares.get(i) > shares.get(largest) ? i : largest;
    }
    rows.set(largest, Math.max(1, rows.get(largest) + left));
    return rows;
  }
}
