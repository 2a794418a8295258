package dev.bakeoff.compare;

import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.cost.Cost;
import dev.bakeoff.metrics.cost.CostModel;
import dev.bakeoff.metrics.cost.PriceBook;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunPlan;
import java.util.List;
import java.util.Optional;

/** What legs cost, by the prices that their run keeps. Pure functions of history. */
public final class Costs {
  private Costs() {}

  /** The measured phase of one trial; loading and warm-up are not in it. */
  public static Cost of(RunRecord run, LegRecord leg) {
    PriceBook book = run.plan().prices().orElse(PriceBook.EMPTY);
    RunPlan.Target target = run.plan().target(leg.plan().platform());
    return new CostModel(book)
        .of(
            platform(run, target),
            new CostModel.Use(
                leg.measuredSeconds(),
                leg.operations(),
                leg.counters(),
                leg.intervals().stream().mapToLong(Interval::operations).sum()));
  }

  /** Several trials together. */
  static Cost of(RunRecord run, List<LegRecord> legs) {
    return Cost.sum(legs.stream().map(leg -> of(run, leg)).toList());
  }

  /** All measured phases of a platform in a run. */
  public static Cost of(RunRecord run, String platform) {
    return of(
        run,
        run.legs().stream()
            .filter(leg -> leg.plan().platform().equals(platform))
            .filter(leg -> leg.measuredSeconds() > 0)
            .toList());
  }

  /** The same run with other prices; everything else is as it was measured. */
  public static RunRecord repriced(RunRecord run, PriceBook book) {
    return new RunRecord(
        run.plan().withPrices(book),
        run.status(),
        run.finished(),
        run.environment(),
        run.loads(),
        run.legs(),
        run.log());
  }

  private static CostModel.Platform platform(RunRecord run, RunPlan.Target target) {
    ComparedPlatform.Place place =
        ComparedPlatform.Place.of(
            run.loads().stream()
                .filter(load -> load.platform().equals(target.platform()))
                .findFirst()
                .flatMap(LoadResult::info));
    boolean here =
        switch (place) {
          case EMBEDDED, SAME_MACHINE -> true;
          case ELSEWHERE, UNKNOWN -> false;
        };
    return new CostModel.Platform(
        target.platform(),
        target.type(),
        target.flavor(),
        Optional.ofNullable(target.settings().get(CostModel.SETTING)),
        here);
  }
}
