package dev.bakeoff.config;

import dev.bakeoff.model.Durations;
import dev.bakeoff.workload.Pacing;
import dev.bakeoff.workload.Pacing.Arrivals;
import dev.bakeoff.workload.Pacing.Goal;
import dev.bakeoff.workload.Pacing.Loop;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When a workload's clients send their requests: {@code loop}, {@code rate} or {@code rates},
 * {@code arrivals}, {@code drop_after}, {@code goal}. A rate makes a loop open, a goal makes it a
 * search for the knee, unless the file says otherwise.
 */
final class PacingYaml {
  private static final Pattern PERCENTILE = Pattern.compile("p([0-9]{1,2})(?:_([0-9]{1,3}))?_ms");

  private PacingYaml() {}

  static Pacing read(Map<String, YamlValue> entries) {
    Optional<YamlValue> rates =
        Stream.of("rate", "rates").flatMap(key -> YamlValue.get(entries, key).stream()).findFirst();
    Optional<YamlValue> goal = YamlValue.get(entries, "goal");
    Loop loop =
        YamlValue.get(entries, "loop")
            .map(value -> WorkloadYaml.word(value, Loop.values(), Loop::id))
            .orElse(goal.isPresent() ? Loop.KNEE : rates.isPresent() ? Loop.OPEN : Loop.CLOSED);
    if (YamlValue.get(entries, "rate").isPresent() && YamlValue.get(entries, "rates").isPresent()) {
      throw entries.get("rates").wrong("Both 'rate' and 'rates' are given.", "Give one of them.");
    }
    if (loop == Loop.CLOSED) {
      for (String key : List.of("rate", "rates", "arrivals", "drop_after", "goal")) {
        refuse(entries, key, loop, "It belongs to loop: open or knee.");
      }
      return Pacing.CLOSED;
    }
    refuse(
        entries,
        "iterations_per_client",
        loop,
        "Give a duration; how many requests there are follows from the rate.");
    if (loop == Loop.OPEN) {
      refuse(entries, "goal", loop, "It belongs to loop: knee.");
      if (rates.isEmpty()) {
        throw entries.get("loop").wrong("An open loop has no rate.", "For example rate: 500.");
      }
    } else if (goal.isEmpty()) {
      throw entries
          .get("loop")
          .wrong("The search for the knee has no goal.", "For example goal: {p99_ms: 20}.");
    }
    Pacing usual = loop == Loop.OPEN ? Pacing.CLOSED : Pacing.knee(new Goal(99, 1));
    return new Pacing(
        loop,
        rates.map(PacingYaml::rates).orElse(List.of()),
        YamlValue.get(entries, "arrivals")
            .map(value -> WorkloadYaml.word(value, Arrivals.values(), Arrivals::id))
            .orElse(usual.arrivals()),
        YamlValue.get(entries, "drop_after").map(YamlValue::duration).orElse(usual.dropAfter()),
        goal.map(PacingYaml::goal));
  }

  private static List<Double> rates(YamlValue value) {
    return value.items().stream()
        .map(
            item -> {
              double rate = item.number();
              if (rate <= 0) {
                throw item.wrong("A rate of " + item.text() + ".", "Requests a second, above 0.");
              }
              return rate;
            })
        .toList();
  }

  private static void refuse(Map<String, YamlValue> entries, String key, Loop loop, String hint) {
    YamlValue.get(entries, key)
        .ifPresent(
            value -> {
              throw value.wrong(
                  "'" + key + "' has no meaning in a loop that is '" + loop.id() + "'.", hint);
            });
  }

  private static Goal goal(YamlValue value) {
    Map<String, YamlValue> entries = value.map();
    if (entries.size() != 1) {
      throw value.wrong("A goal is one percentile.", "For example {p99_ms: 20}.");
    }
    Map.Entry<String, YamlValue> only = entries.entrySet().iterator().next();
    Matcher name = PERCENTILE.matcher(only.getKey());
    if (!name.matches()) {
      throw only.getValue()
          .wrong("'" + only.getKey() + "' is no percentile.", "For example p99_ms or p99_9_ms.");
    }
    String decimals = name.group(2) == null ? "" : "." + name.group(2);
    return new Goal(Double.parseDouble(name.group(1) + decimals), only.getValue().number());
  }

  static void write(Pacing pacing, Map<String, Object> map) {
    if (pacing.loop() == Loop.CLOSED) {
      return;
    }
    map.put("loop", pacing.loop().id());
    if (pacing.rates().size() == 1) {
      map.put("rate", plain(pacing.rate()));
    } else if (!pacing.rates().isEmpty()) {
      map.put("rates", pacing.rates().stream().map(PacingYaml::plain).toList());
    }
    map.put("arrivals", pacing.arrivals().id());
    if (!pacing.dropAfter().equals(Pacing.CLOSED.dropAfter())) {
      map.put("drop_after", Durations.format(pacing.dropAfter()));
    }
    pacing
        .goal()
        .ifPresent(
            goal -> {
              String percentile =
                  BigDecimal.valueOf(goal.percentile()).stripTrailingZeros().toPlainString();
              Map<String, Object> limits = new LinkedHashMap<>();
              limits.put("p" + percentile.replace('.', '_') + "_ms", plain(goal.millis()));
              map.put("goal", limits);
            });
  }

  /** 500 rather than 500.0. */
  private static Number plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Number) (long) value : value;
  }
}
