package dev.bakeoff.compare;

import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.run.RunEvent.LegStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What platforms cost against what they do, over all settings of a workload, and who is shown to be
 * beaten in both.
 *
 * <p>One offer (a platform in a setting) is said to beat another only where both differences, that
 * of the cost and that of the metric, stand: the larger of Welch's two chances is taken, which
 * bounds the chance that either claim is false (intersection-union test; R. L. Berger,
 * Technometrics 24 (1982) 295-300), and all pairs are corrected together by Holm's method.
 *
 * @param metric what is got
 * @param offers those with a price and a figure
 * @param sentence the finding, in words that follow from the tests, without a full stop
 * @param apart why no front may be drawn; empty where one may
 * @param pairs how many were tested
 */
public record Tradeoff(
    Metric metric, List<Offer> offers, String sentence, Optional<String> apart, int pairs) {
  /** What is said of cost, in the middle of a sentence. */
  public static final String COST = "cost per million requests";

  private static final int MOST_NAMES = 3;

  public Tradeoff {
    offers = List.copyOf(offers);
  }

  /**
   * A platform in a setting.
   *
   * @param group the setting
   * @param cell the platform's figures in it
   * @param usdPerMillion cost of a million requests, all trials together
   * @param costRange its 95 % confidence interval over trials
   * @param perTrial cost of a million requests of each trial; empty where the offer is not judged
   * @param beaten whether another is shown to be cheaper and better
   */
  public record Offer(
      Group group,
      CellStats cell,
      double usdPerMillion,
      Optional<Range> costRange,
      List<Double> perTrial,
      boolean beaten) {
    public Offer {
      perTrial = List.copyOf(perTrial);
    }

    /** Whether its figures may carry a verdict. */
    public boolean judged() {
      return !perTrial.isEmpty();
    }

    private Offer asBeaten() {
      return new Offer(group, cell, usdPerMillion, costRange, perTrial, true);
    }
  }

  /**
   * The settings of one workload.
   *
   * @param runs the comparison's
   * @param groups of one workload
   * @return empty where fewer than two platforms have prices and figures
   */
  public static Optional<Tradeoff> of(
      Comparison comparison, List<RunRecord> runs, List<Group> groups, Metric metric) {
    Comparability comparability =
        new Comparability(runs, comparison.platforms(), comparison.proofs());
    List<Offer> offers = new ArrayList<>();
    for (Group group : groups) {
      for (CellStats cell : group.cells()) {
        if (cell.cost().perMillion().isPresent() && cell.metric(metric).pooled().isPresent()) {
          offers.add(offer(group, cell, metric, comparability));
        }
      }
    }
    if (offers.stream().map(o -> o.cell().platform()).distinct().count() < 2) {
      return Optional.empty();
    }
    List<Offer> judged = offers.stream().filter(Offer::judged).toList();
    Optional<String> apart = apart(judged, comparability);
    if (apart.isPresent()) {
      return Optional.of(
          new Tradeoff(
              metric,
              offers,
              "No verdict on cost and " + metric.label() + ", because " + apart.get(),
              apart,
              0));
    }
    Set<Offer> beaten = beaten(judged, metric);
    List<Offer> marked = offers.stream().map(o -> beaten.contains(o) ? o.asBeaten() : o).toList();
    return Optional.of(
        new Tradeoff(
            metric,
            marked,
            sentence(marked, metric, comparability),
            Optional.empty(),
            judged.size() * (judged.size() - 1) / 2));
  }

  private static Offer offer(
      Group group, CellStats cell, Metric metric, Comparability comparability) {
    boolean withheld =
        Differences.withheld(metric, group.key(), cell, comparability.name(cell.platform()))
            .isPresent();
    List<Double> costs = withheld ? List.of() : costs(group, cell, comparability);
    boolean judged = !costs.isEmpty() && costs.size() == cell.metric(metric).perTrial().size();
    return new Offer(
        group,
        cell,
        cell.cost().perMillion().orElseThrow(),
        judged ? Optional.of(Welch.geometricMean(costs)) : Optional.empty(),
        judged ? costs : List.of(),
        false);
  }

  /** Of each completed trial, in order; none where any of them has none. */
  private static List<Double> costs(Group group, CellStats cell, Comparability comparability) {
    RunRecord run = comparability.run(cell.platform());
    String target = comparability.target(cell.platform());
    List<Double> costs =
        run.legs().stream()
            .filter(leg -> leg.plan().platform().equals(target))
            .filter(leg -> Group.Key.of(leg.plan()).equals(group.key()))
            .filter(leg -> leg.status() == LegStatus.COMPLETED && leg.measuredSeconds() > 0)
            .sorted(Comparator.comparingInt((LegRecord leg) -> leg.plan().trial()))
            .map(leg -> Costs.of(run, leg).perMillion().orElse(0))
            .toList();
    return costs.stream().allMatch(cost -> cost > 0) ? costs : List.of();
  }

  private static Optional<String> apart(List<Offer> judged, Comparability comparability) {
    for (Offer a : judged) {
      for (Offer b : judged) {
        String one = a.cell().platform();
        String other = b.cell().platform();
        if (one.compareTo(other) < 0) {
          if (!comparability
              .run(one)
              .plan()
              .prices()
              .equals(comparability.run(other).plan().prices())) {
            return Optional.of("the runs keep different prices");
          }
          List<String> reasons = comparability.apart(a.group().key(), one, other);
          if (!reasons.isEmpty()) {
            return Optional.of(reasons.getFirst());
          }
        }
      }
    }
    return judged.stream().map(o -> o.cell().platform()).distinct().count() < 2
        ? Optional.of("fewer than two platforms have trials enough for an interval")
        : Optional.empty();
  }

  private static Set<Offer> beaten(List<Offer> judged, Metric metric) {
    List<Offer> losers = new ArrayList<>();
    List<Double> chances = new ArrayList<>();
    for (int a = 0; a < judged.size(); a++) {
      for (int b = a + 1; b < judged.size(); b++) {
        Estimate cost = Welch.difference(judged.get(a).perTrial(), judged.get(b).perTrial());
        Estimate gain =
            Welch.difference(
                judged.get(a).cell().metric(metric).perTrial(),
                judged.get(b).cell().metric(metric).perTrial(),
                Welch.resolution(metric));
        boolean dearer = cost.percent() > 0;
        boolean worse = gain.percent() > 0 == metric.lowerIsBetter();
        losers.add(judged.get(dearer ? b : a));
        chances.add(dearer == worse ? Math.max(cost.evidence().p(), gain.evidence().p()) : 1.0);
      }
    }
    double[] corrected = Holm.adjusted(chances);
    Set<Offer> beaten = new HashSet<>();
    for (int i = 0; i < corrected.length; i++) {
      if (corrected[i] <= Differences.LEVEL) {
        beaten.add(losers.get(i));
      }
    }
    return beaten;
  }

  private static String sentence(List<Offer> offers, Metric metric, Comparability comparability) {
    List<String> all =
        offers.stream().filter(Offer::judged).map(o -> o.cell().platform()).distinct().toList();
    List<String> left =
        offers.stream()
            .filter(o -> o.judged() && !o.beaten())
            .map(o -> o.cell().platform())
            .distinct()
            .toList();
    List<String> out = all.stream().filter(p -> !left.contains(p)).toList();
    if (out.isEmpty()) {
      return "Cost against %s: no platform is shown to be beaten in both".formatted(metric.label());
    }
    return left.size() == 1
        ? "Only %s is not beaten in both cost and %s: every setting of %s is"
            .formatted(listed(left, comparability), metric.label(), listed(out, comparability))
        : "Every setting of %s is beaten in both cost and %s; %s have some that are not"
            .formatted(listed(out, comparability), metric.label(), listed(left, comparability));
  }

  private static String listed(List<String> platforms, Comparability comparability) {
    // A heading that is cut would claim something else.
    return platforms.size() > MOST_NAMES
        ? platforms.size() + " platforms"
        : Findings.listedNames(platforms.stream().map(comparability::name).toList());
  }
}
