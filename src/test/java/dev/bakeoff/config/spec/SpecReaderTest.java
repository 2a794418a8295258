package dev.bakeoff.config.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bakeoff.dataset.DatasetSpec;
import dev.bakeoff.dataset.DatasetSpec.SizedTable;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecReaderTest {
  private static final int ROWS = 20_000;

  /** A table t of a key and the columns given, one a line. */
  private static DatasetSpec spec(String... columns) {
    StringBuilder yaml =
        new StringBuilder(
            """
            spec: tried
            parameters:
              rows: {value: 20k}
            tables:
              parents:
                rows: 100
                key: id
                columns:
                  id: {type: bigint, sequence: {}}
                  name: {type: text, template: "p{id:3}"}
              t:
                rows: rows
                key: id
                columns:
                  id: {type: bigint, sequence: {}}
            """);
    for (String column : columns) {
      yaml.append("      ").append(column).append('\n');
    }
    return SpecReader.parse("tried.yaml", yaml.toString());
  }

  private static List<List<Object>> rows(DatasetSpec spec, long seed, long from, long to) {
    SizedTable table = spec.planner().plan(Map.of(), 0, seed).tables().getLast();
    Collected collected = new Collected();
    table.generator().generate(from, to, collected);
    return collected.rows();
  }

  private static List<Object> column(String yaml) {
    return column(1, yaml);
  }

  private static List<Object> column(int index, String... yaml) {
    List<Object> values = new ArrayList<>();
    rows(spec(yaml), 7, 0, ROWS).forEach(row -> values.add(row.get(index)));
    return values;
  }

  private static double mean(List<Object> values) {
    return values.stream().mapToDouble(v -> ((Number) v).doubleValue()).average().orElseThrow();
  }

  @Test
  void theSameSeedGivesTheSameRowsInAnyPortionsAndAnotherSeedOthers() {
    DatasetSpec spec =
        spec(
            "a: {type: text, words: {of: english, min: 1, max: 5}}",
            "b: {type: double, normal: {mean: 0, stddev: 1}}",
            "c: {type: bigint, references: {table: parents, zipf: {}}}",
            "d: {type: text, lookup: {table: parents, column: name, by: c}}");

    List<List<Object>> whole = rows(spec, 7, 0, 1_000);
    List<List<Object>> portions = new ArrayList<>(rows(spec, 7, 600, 1_000));
    portions.addAll(0, rows(spec, 7, 0, 600));

    assertThat(portions).isEqualTo(whole);
    assertThat(rows(spec, 8, 0, 1_000)).isNotEqualTo(whole);
  }

  @Test
  void aColumnThatIsAddedLeavesTheOthersAsTheyAre() {
    String kept = "kept: {type: int, uniform: {min: 0, max: 1000000}}";
    List<Object> alone = column(1, kept);
    List<Object> moved = column(2, "more: {type: text, uuid: {}}", kept);

    assertThat(moved).isEqualTo(alone);
  }

  @Test
  void uniformNumbersFillTheirRangeEvenly() {
    List<Object> values = column("v: {type: int, uniform: {min: -5, max: 5}}");
    Map<Object, Long> counts =
        values.stream().collect(Collectors.groupingBy(v -> v, Collectors.counting()));
    assertThat(counts).hasSize(11);
    assertThat(counts.values())
        .allSatisfy(n -> assertThat((double) n).isCloseTo(ROWS / 11.0, within(200.0)));
    assertThat(Collections.min(values, (a, b) -> Long.compare((long) a, (long) b))).isEqualTo(-5L);
  }

  @Test
  void normalNumbersHaveTheMeanAndDeviationThatWereAskedFor() {
    List<Object> values = column("v: {type: double, normal: {mean: 50, stddev: 4}}");
    double mean = mean(values);
    double variance =
        values.stream().mapToDouble(v -> Math.pow((double) v - mean, 2)).average().orElseThrow();
    assertThat(mean).isCloseTo(50, within(0.15));
    assertThat(Math.sqrt(variance)).isCloseTo(4, within(0.1));
  }

  @Test
  void boundsHoldWhateverTheDistribution() {
    assertThat(column("v: {type: double, normal: {mean: 0, stddev: 9, min: -1, max: 1}}"))
        .allSatisfy(v -> assertThat((double) v).isBetween(-1.0, 1.0));
    assertThat(column("v: {type: int, exponential: {mean: 5, min: 2, max: 9}}"))
        .allSatisfy(v -> assertThat((long) v).isBetween(2L, 9L));
  }

  @Test
  void lognormalNumbersHaveTheirMedianAndExponentialOnesTheirMean() {
    List<Double> values =
        column("v: {type: double, lognormal: {median: 30, sigma: 1}}").stream()
            .map(v -> (double) v)
            .sorted()
            .toList();
    assertThat(values.get(ROWS / 2)).isCloseTo(30, within(1.0));
    assertThat(mean(column("v: {type: double, exponential: {mean: 12}}")))
        .isCloseTo(12, within(0.4));
  }

  @Test
  void decimalsAreRoundedToTheirScale() {
    assertThat(column("v: {type: 'decimal(12,2)', constant: 12.346}").getFirst()).isEqualTo(1235L);
    assertThat(column("v: {type: 'decimal(5,1)', uniform: {min: 1, max: 2}}"))
        .allSatisfy(v -> assertThat((long) v).isBetween(10L, 20L));
  }

  @Test
  void powerLawsGiveFewKeysMostOfTheRows() {
    assertThat(shareOfBusiestFifth("v: {type: bigint, references: {table: parents, zipf: {}}}"))
        .isCloseTo(0.55, within(0.02));
    assertThat(
            shareOfBusiestFifth(
                "v: {type: bigint, references: {table: parents, zipf: {exponent: 1.3}}}"))
        .isCloseTo(0.80, within(0.02));
    assertThat(shareOfBusiestFifth("v: {type: bigint, references: {table: parents}}"))
        .isCloseTo(0.21, within(0.02));
  }

  @Test
  void hotKeysTakeTheirShare() {
    List<Object> keys = column("v: {type: bigint, hot_keys: {keys: 1000, hot: 10, share: 0.8}}");
    List<Long> counts = sortedCounts(keys);
    long hottest = counts.stream().limit(10).mapToLong(n -> n).sum();
    assertThat((double) hottest / ROWS).isCloseTo(0.8, within(0.02));
    assertThat(keys).allSatisfy(k -> assertThat((long) k).isBetween(1L, 1000L));
  }

  private static double shareOfBusiestFifth(String yaml) {
    return (double) sortedCounts(column(yaml)).stream().limit(20).mapToLong(n -> n).sum() / ROWS;
  }

  private static List<Long> sortedCounts(List<Object> keys) {
    return keys.stream()
        .collect(Collectors.groupingBy(k -> k, Collectors.counting()))
        .values()
        .stream()
        .sorted(Collections.reverseOrder())
        .toList();
  }

  @Test
  void categoriesComeByTheirWeights() {
    List<Object> values = column("v: {type: text, categories: {often: 9, seldom: 1}}");
    assertThat((double) Collections.frequency(values, "often") / ROWS).isCloseTo(0.9, within(0.01));
    assertThat(new HashSet<>(values)).containsExactlyInAnyOrder("often", "seldom");
  }

  @Test
  void nullsHaveTheirShareAndBooleansTheirChance() {
    List<Object> values = column("v: {type: boolean, nulls: 0.25, chance: 0.1}");
    assertThat((double) Collections.frequency(values, null) / ROWS).isCloseTo(0.25, within(0.015));
    double truths = (double) Collections.frequency(values, 1L) / ROWS;
    assertThat(truths).isCloseTo(0.075, within(0.01));
  }

  @Test
  void aValuePerAnotherColumnIsTheSameWhereverThatIsTheSame() {
    List<List<Object>> rows =
        rows(
            spec(
                "city: {type: int, uniform: {min: 1, max: 50}}",
                "zone: {type: int, per: city, uniform: {min: 1, max: 1000000}}"),
            7,
            0,
            ROWS);
    Map<Object, Object> zones = new HashMap<>();
    rows.forEach(
        row ->
            assertThat(zones.computeIfAbsent(row.get(1), c -> row.get(2))).isEqualTo(row.get(2)));
    assertThat(zones).hasSize(50);
  }

  @Test
  void aLookupFindsTheValueOfTheRowThatTheKeyRefersTo() {
    rows(
            spec(
                "parent: {type: bigint, references: {table: parents}}",
                "name: {type: text, lookup: {table: parents, column: name, by: parent}}"),
            7,
            0,
            1_000)
        .forEach(row -> assertThat(row.get(2)).isEqualTo("p%03d".formatted((long) row.get(1))));
  }

  @Test
  void derivedColumnsAreExact() {
    rows(
            spec(
                "n: {type: int, uniform: {min: 1, max: 9}}",
                "price: {type: 'decimal(10,2)', lognormal: {median: 20, max: 1000}}",
                "amount: {type: 'decimal(12,2)', product: [n, price]}",
                "taxed: {type: 'decimal(12,2)', linear: {column: amount, times: 2, plus: 1}}",
                "ordered: {type: timestamptz, time_series: {from: 2024-01-01, to: 2025-01-01}}",
                "sent: {type: timestamptz, after: {column: ordered, unit: 1h, by: 2}}"),
            7,
            0,
            1_000)
        .forEach(
            row -> {
              long amount = (long) row.get(1) * (long) row.get(2);
              assertThat(row.get(3)).isEqualTo(amount);
              assertThat(row.get(4)).isEqualTo(2 * amount + 100);
              assertThat((long) row.get(6) - (long) row.get(5)).isEqualTo(7_200_000_000L);
            });
  }

  @Test
  void timesRiseWithTheRowsAndFollowTheDay() {
    List<Object> times =
        column(
            "v: {type: timestamptz, time_series: {from: 2024-01-01, to: 2025-01-01, daily: 0.9}}");
    assertThat(times).isSortedAccordingTo((a, b) -> Long.compare((long) a, (long) b));
    long afternoon = times.stream().filter(t -> hour(t) == 13).count();
    long night = times.stream().filter(t -> hour(t) == 1).count();
    assertThat((double) afternoon / night).isGreaterThan(5);
  }

  private static long hour(Object micros) {
    return Math.floorMod(Math.floorDiv((long) micros, 3_600_000_000L), 24);
  }

  @Test
  void nestedValuesAreJsonInItsCanonicalForm() {
    List<Object> documents =
        column(
            "v: {type: json, struct: {zeta: {chance: 0.5}, alpha: {list: {of: {type: int, uniform:"
                + " {min: 1, max: 3}}, min: 2, max: 2}}, text: {constant: 'a\"b\\c'}, price:"
                + " {type: 'decimal(6,2)', constant: 1.50}}}");
    String end = ",\"price\":1.5,\"text\":\"a\\\"b\\\\c\",\"zeta\":";
    assertThat(documents.subList(0, 50))
        .allSatisfy(d -> assertThat((String) d).startsWith("{\"alpha\":[").contains(end));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "v: {type: int, unifrom: {max: 3}} | tried.yaml:16: 'unifrom' is not known. Did you mean"
            + " 'uniform'?",
        "v: {type: int, uniform: {max: 3, mn: 1}} | tried.yaml:16: 'mn' is not known",
        "v: {type: intt, uniform: {max: 3}} | tried.yaml:16: 'intt' is not a column type.",
        "v: {type: int} | tried.yaml:16: Nothing says how these values are made.",
        "v: {type: int, chance: 2} | A chance of 2.0 is not possible",
        "v: {type: int, uniform: {max: 3}, chance: 1} | Several ways of making values are given",
        "v: {type: bigint, references: {table: nobody}} | 'nobody' is not a table that stands"
            + " before",
        "v: {type: int, sum: [id, later]} | 'later' is not a column of t that stands before",
        "v: {type: int, uniform: {min: 9, max: 3}} | 'max' is less than 'min'",
        "v: {type: int, uniform: {max: rowz}} | There is no parameter 'rowz'. Did you mean 'rows'?",
        "v: {type: int, uniform: {max: 1 + 1}} | '+' is not a number",
        "v: {type: timestamptz, time_series: {from: 2024-13-01, to: 2025-01-01}} | '2024-13-01' is"
            + " not a time",
        "v: {type: int, constant: 3000000000} | does not fit the column v of the type int",
        "v: {type: text, words: {of: klingon}} | Known: adjective, city",
        "v: {type: text, nulls: 1.5, uuid: {}} | A share of nulls of 1.5 is not possible",
        "v: [1, 2] | must be a mapping"
      })
  void whatCannotBeIsRefusedWithItsLineAndWhatIsAllowed(String column, String words) {
    assertThatThrownBy(() -> spec(column))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().kind()).isEqualTo(Problem.Kind.REQUEST);
              assertThat(e.problem().toString()).contains(words).contains("tried.yaml:1");
            });
  }

  @Test
  void aColumnMadeFromOneThatMayBeNullMustSayThatItMayBeNullItself() {
    String part = "part: {type: int, nulls: 0.5, uniform: {max: 3}}";
    assertThatThrownBy(() -> spec(part, "sum: {type: int, sum: [part, id]}"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("let it be nullable");
    assertThat(spec(part, "sum: {type: int, nullable: true, sum: [part, id]}").name())
        .isEqualTo("tried");
  }

  @Test
  void aParameterThatDependsOnItselfIsRefused() {
    String yaml =
        """
        spec: loop
        parameters: {rows: a / 2, a: rows * 2}
        tables: {t: {rows: rows, columns: {id: {type: bigint, sequence: {}}}}}
        """;
    assertThatThrownBy(() -> SpecReader.parse("loop.yaml", yaml))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("depends on itself");
  }

  @ParameterizedTest
  @ValueSource(strings = {"spec: [", "just text", "spec: x", "{}", "spec: x\ntables: {t: {}}"})
  void textThatIsNoSpecIsRefused(String yaml) {
    assertThatThrownBy(() -> SpecReader.parse("broken.yaml", yaml))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().kind()).isEqualTo(Problem.Kind.REQUEST);
              assertThat(e.problem().what()).startsWith("broken.yaml");
            });
  }

  @Test
  void wordsAndLayoutDoNotChangeWhatASpecMeans() {
    DatasetSpec one = spec("v: {type: int, uniform: {max: 3}}");
    String other = "# a comment\nsummary: other words\n" + one.definition();
    assertThat(SpecReader.parse("x.yaml", other).hash()).isEqualTo(one.hash());
    assertThat(spec("v: {type: int, uniform: {max: 4}}").hash()).isNotEqualTo(one.hash());
  }
}
