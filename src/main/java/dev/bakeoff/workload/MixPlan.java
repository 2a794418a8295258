package dev.bakeoff.workload;

import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Access;
import dev.bakeoff.workload.Shape.MixPart;
import dev.bakeoff.workload.Shape.Step;
import java.util.ArrayList;
import java.util.List;

/** What the parts of a mix mean for the tables of a dataset. */
final class MixPlan {
  private static final Pattern PATTERN = Pattern.MIXED;

  private final AccessPlan plan;
  private final List<TableEntry> tables;
  private final Shape shape;

  MixPlan(AccessPlan plan, List<TableEntry> tables, Shape shape) {
    this.plan = plan;
    this.tables = tables;
    this.shape = shape;
  }

  RequestPlan requests() {
    List<MixPart> parts = shape.mix().isEmpty() ? Shape.reads(Shape.USUAL_READS) : shape.mix();
    return new RequestPlan(parts.stream().map(this::kind).toList());
  }

  private RequestPlan.Kind kind(MixPart part) {
    if (part.weight() < 1) {
      throw Problem.request(
              "The part '" + part.name() + "' of the mix has the weight " + part.weight() + ".",
              "Weights are whole numbers from 1.")
          .asException();
    }
    return made(part).named(part.name(), part.weight());
  }

  private RequestPlan.Kind made(MixPart part) {
    return switch (part.does()) {
      case LOOKUP -> plan.lookup(PATTERN);
      case FANOUT -> plan.fanout(PATTERN);
      case TIME_SERIES -> plan.timeSeries(PATTERN);
      case UPDATE -> {
        TableEntry table = changeable();
        yield plan.single(PATTERN, update(table), table);
      }
      case TRANSACTION -> transaction(part);
    };
  }

  /** The lookups' own table where it can be changed, else the first one that can. */
  private TableEntry changeable() {
    return tables.stream()
        .filter(TableFamily::hasKeys)
        .filter(table -> TableFamily.changeable(table.schema()).isPresent())
        .findFirst()
        .orElseThrow(() -> noChange());
  }

  private static Access update(TableEntry table) {
    return new Access.Update(
        table.schema(),
        table.schema().primaryKey().getFirst(),
        TableFamily.changeable(table.schema()).orElseThrow());
  }

  /**
   * The steps work on the tables with a row for the same key, a table after the other, so that two
   * lookups read two rows where there are two.
   */
  private RequestPlan.Kind transaction(MixPart part) {
    if (part.steps().isEmpty()) {
      throw Problem.request(
              "The transaction '" + part.name() + "' has no steps.",
              "For example steps: [lookup, update].")
          .asException();
    }
    TableFamily family = TableFamily.of(PATTERN, tables);
    List<TableEntry> readable = family.singles();
    List<TableEntry> writable =
        readable.stream()
            .filter(table -> TableFamily.changeable(table.schema()).isPresent())
            .toList();
    List<Access> steps = new ArrayList<>();
    int reads = 0;
    int writes = 0;
    for (Step step : part.steps()) {
      switch (step) {
        case LOOKUP -> {
          TableEntry table = readable.get(reads++ % readable.size());
          steps.add(new Access.Lookup(table.schema(), table.schema().primaryKey().getFirst()));
        }
        case UPDATE -> {
          if (writable.isEmpty()) {
            throw noChange();
          }
          steps.add(update(writable.get(writes++ % writable.size())));
        }
        case FANOUT, TIME_SERIES, TRANSACTION ->
            throw Problem.request(
                    "The transaction '" + part.name() + "' has the step '" + step.id() + "'.",
                    "Steps are lookup and update.")
                .asException();
      }
    }
    return plan.single(PATTERN, new Access.Transaction(steps), family.root());
  }

  private static RuntimeException noChange() {
    return TableFamily.unfit(
        PATTERN,
        "a table with an integer primary key and a number that is neither indexed nor a reference");
  }
}
