package dev.bakeoff.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.compare.Verdict;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.workload.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/**
 * Random bake-offs: whatever an answer claims is looked up again in the verdicts of comparisons
 * against the platform that it names, which is another way than the one by which it was said.
 */
class AnswersTest {
  private static final int BAKEOFFS = 60;
  private static final Map<String, String> IDS = Map.of("Alpha", "a", "Beta", "b", "Gamma", "c");
  private static final java.util.regex.Pattern BOTH =
      java.util.regex.Pattern.compile(
          "^(Alpha|Beta|Gamma) has the lowest (p\\d+) and the highest throughput( in all \\d+"
              + " settings)?(.*)$");
  private static final java.util.regex.Pattern COUNTED =
      java.util.regex.Pattern.compile(
          "(Alpha|Beta|Gamma) has the (?:lowest|highest) (p\\d+|throughput) in (all )?(\\d+)");

  @Test
  void noAnswerClaimsWhatTheVerdictsDoNotSay() {
    int claims = 0;
    int none = 0;
    for (int i = 0; i < BAKEOFFS; i++) {
      RunRecord run = bakeoff(i);
      Comparison comparison = new Comparer().of(run);
      String answer = Answers.of(comparison);
      Matcher both = BOTH.matcher(answer);
      if (both.matches()) {
        claims++;
        Metric latency = metric(both.group(2));
        assertThat(wins(run, both.group(1), latency))
            .as(answer)
            .isEqualTo(comparison.groups().size());
        assertThat(wins(run, both.group(1), Metric.THROUGHPUT))
            .as(answer)
            .isEqualTo(comparison.groups().size());
        boolean gaps =
            comparison.groups().stream()
                .flatMap(g -> g.cells().stream())
                .anyMatch(c -> !c.hasFigures());
        assertThat(both.group(4).contains("missing")).as(answer).isEqualTo(gaps);
        continue;
      }
      Matcher counted = COUNTED.matcher(answer);
      boolean some = false;
      while (counted.find()) {
        some = true;
        claims++;
        assertThat(wins(run, counted.group(1), metric(counted.group(2))))
            .as(answer)
            .isEqualTo(Integer.parseInt(counted.group(4)));
      }
      if (!some && answer.startsWith("No ")) {
        none++;
        for (String name : IDS.keySet()) {
          assertThat(wins(run, name, Answers.latency(comparison))).as(answer).isZero();
          assertThat(wins(run, name, Metric.THROUGHPUT)).as(answer).isZero();
        }
      }
    }
    assertThat(claims).as("bake-offs in which something is claimed").isGreaterThan(10);
    assertThat(none).as("bake-offs in which nothing is").isGreaterThan(5);
  }

  @Test
  void aSettingAloneIsAnsweredInItsFindingsWords() {
    RunRecord run =
        SampleRuns.empty()
            .platform("a", "Alpha", 1)
            .platform("b", "Beta", 1.001)
            .patterns(Pattern.LOOKUP)
            .clients(4)
            .drift(random -> 0.2 * random.nextGaussian())
            .build();
    Comparison comparison = new Comparer().of(run);

    assertThat(Answers.of(comparison))
        .isEqualTo(comparison.headline(Metric.P99) + "; " + comparison.headline(Metric.THROUGHPUT));
  }

  @Test
  void twoTrialsHaveNoVerdictAndSoNoAnswer() {
    Comparison comparison = new Comparer().of(SampleRuns.threePlatforms().trials(2).build());

    assertThat(Answers.of(comparison))
        .isEqualTo("No verdict on p99 or throughput in any of 6 settings");
  }

  /** In how many settings a platform differs in the good direction from every other's figures. */
  private static int wins(RunRecord run, String name, Metric metric) {
    String id = IDS.get(name);
    if (run.plan().targets().stream().noneMatch(t -> t.platform().equals(id))) {
      return 0;
    }
    Verdict worse = metric.lowerIsBetter() ? Verdict.HIGHER : Verdict.LOWER;
    int wins = 0;
    for (Group group : new Comparer().of(List.of(run), Optional.of(id)).groups()) {
      List<CellStats> others =
          group.cells().stream().filter(c -> !c.platform().equals(id) && c.hasFigures()).toList();
      boolean all =
          group.cell(id).hasFigures()
              && !others.isEmpty()
              && others.stream()
                  .allMatch(
                      c ->
                          c.metric(metric)
                              .difference()
                              .filter(d -> d.verdict() == worse)
                              .isPresent());
      wins += all ? 1 : 0;
    }
    return wins;
  }

  private static Metric metric(String label) {
    return List.of(Metric.values()).stream()
        .filter(m -> m.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static RunRecord bakeoff(int number) {
    Random random = new Random(20261122 + number);
    double noise = random.nextBoolean() ? 0.02 : 0.3;
    SampleRuns runs =
        SampleRuns.empty()
            .platform("a", "Alpha", 1)
            .platform("b", "Beta", Math.exp(0.5 * random.nextGaussian()))
            .patterns(Pattern.LOOKUP, Pattern.AGGREGATION)
            .clients(1, 10)
            .trials(random.nextInt(2) == 0 ? 3 : 5)
            .seconds(1)
            .operationsPerSecond(random.nextInt(5) == 0 ? 60 : 500)
            .drift(r -> noise * r.nextGaussian())
            .seed(number);
    if (random.nextBoolean()) {
      runs.platform("c", "Gamma", Math.exp(0.5 * random.nextGaussian()));
    }
    int failing = random.nextInt(6);
    return runs.legs(
            leg ->
                failing == 0 && leg.plan().platform().equals("b") && leg.plan().clients() == 10
                    ? SampleRuns.failed(leg, "It went away.")
                    : leg)
        .build();
  }
}
