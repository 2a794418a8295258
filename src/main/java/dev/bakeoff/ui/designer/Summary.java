package dev.bakeoff.ui.designer;

import dev.bakeoff.model.Durations;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.KeyOptions;
import dev.bakeoff.workload.Pacing;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Shape;
import dev.bakeoff.workload.Workload;
import dev.bakeoff.workload.WorkloadOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A workload in words, for lists and reviews. */
public final class Summary {
  private Summary() {}

  /** When requests are sent: {@code open loop at 500, 1 000 requests/s, Poisson}. */
  public static String loop(Pacing pacing) {
    return switch (pacing.loop()) {
      case CLOSED -> Texts.of("designer.closed-loop-2");
      case OPEN ->
          Texts.of(
              "designer.open-loop-at-requests-s",
              pacing.rates().stream().map(Summary::rate).collect(Collectors.joining(", ")),
              pacing.arrivals().id());
      case KNEE ->
          pacing
              .goal()
              .map(
                  g ->
                      Texts.of(
                          "designer.the-knee-highest-rate-with-p",
                          Meanings.numberText(g.percentile()),
                          Formats.latency(g.millis())))
              .orElse(Texts.of("designer.the-knee"));
    };
  }

  /** Clients and times: {@code 1, 10 clients, 10 s after 3 s warm-up}. */
  public static String load(Workload workload) {
    String clients =
        workload.clients().stream().map(String::valueOf).collect(Collectors.joining(", "));
    String length =
        workload.iterations().isPresent()
            ? Texts.of(
                "designer.requests-per-client", Formats.count(workload.iterations().getAsLong()))
            : Durations.format(workload.duration());
    return Texts.of(
        "designer.after-warm-up",
        clients,
        clients.equals("1") ? Texts.of("designer.client") : Texts.of("designer.clients"),
        length,
        Durations.format(workload.warmup()));
  }

  /** What is not as usual: {@code 30 tables in parallel; zipf keys 0.99; cold caches}. */
  public static String options(Workload workload) {
    List<String> parts = new ArrayList<>();
    WorkloadOptions options = workload.options();
    shape(workload.pattern(), options.shape(), workload.fanoutLimit(), parts);
    if (WorkloadModel.usesKeys(workload.pattern())) {
      parts.add(keys(workload.keys(), options.keys()));
      if (options.keys().hitRatio() < 1) {
        parts.add(
            Texts.of(
                "designer.of-the-keys-are-there", Meanings.percentText(options.keys().hitRatio())));
      }
    }
    if (options.cache() != WorkloadOptions.CacheState.WARM) {
      parts.add(Texts.of("designer.caches", options.cache().id()));
    }
    parts.add(Texts.of("designer.error-budget", Meanings.percentText(options.errorBudget())));
    options
        .expected()
        .forEach(
            (metric, value) ->
                parts.add(Texts.of("designer.expected", metric, Formats.number(value))));
    return String.join("; ", parts);
  }

  private static void shape(Pattern pattern, Shape shape, int rows, List<String> parts) {
    switch (pattern) {
      case LOOKUP, AGGREGATION -> {
        // The pattern says it all.
      }
      case FANOUT ->
          parts.add(
              shape.tables() == 0
                  ? Texts.of("designer.a-row-and-its-newest", rows)
                  : "%s, %s".formatted(Formats.plural(shape.tables(), "table"), mode(shape)));
      case TIME_SERIES ->
          parts.add(
              Texts.of(
                  "designer.at-most",
                  shape
                      .window()
                      .map(Durations::format)
                      .map(w -> Texts.of("designer.rows-of", w))
                      .orElse(Texts.of("designer.all-the-time")),
                  rows));
      case MIXED -> parts.add(mix(shape));
      case SQL ->
          parts.add(
              Formats.plural(shape.statements().size(), "statement")
                  + shape.parameters().entrySet().stream()
                      .sorted(java.util.Map.Entry.comparingByKey())
                      .map(p -> Texts.of("designer.from", p.getKey(), p.getValue()))
                      .collect(Collectors.joining()));
    }
  }

  private static String mode(Shape shape) {
    return switch (shape.mode()) {
      case ONE_REQUEST -> Texts.of("designer.one-request");
      case PARALLEL -> Texts.of("designer.in-parallel");
      case SEQUENTIAL -> Texts.of("designer.one-after-the-other");
    };
  }

  private static String mix(Shape shape) {
    double sum = shape.mix().stream().mapToInt(Shape.MixPart::weight).sum();
    return shape.mix().stream()
        .map(p -> p.name() + " " + Formats.percent(p.weight() / sum))
        .collect(Collectors.joining(", "));
  }

  private static String keys(Workload.KeyDistribution keys, KeyOptions options) {
    return switch (keys) {
      case UNIFORM, SEQUENTIAL, LATEST -> Texts.of("designer.keys", keys.id());
      case ZIPF -> Texts.of("designer.zipf-keys-exponent", Meanings.numberText(options.exponent()));
      case HOT ->
          Texts.of(
              "designer.of-the-keys-get-of-the",
              Meanings.percentText(options.hotKeys()),
              Meanings.percentText(options.hotRequests()));
    };
  }

  private static String rate(double rate) {
    return rate == Math.rint(rate) ? Formats.count((long) rate) : Formats.number(rate);
  }
}
