package dev.bakeoff.ui.sweep;

import dev.bakeoff.config.Sweep;
import dev.bakeoff.config.WorkloadText;
import dev.bakeoff.model.Durations;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.ui.designer.Entry;
import dev.bakeoff.ui.designer.WorkloadModel;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.ui.wizard.BakeoffModel;
import dev.bakeoff.ui.wizard.RunEstimate;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;

/**
 * What a sweep crosses, as it is typed, and how many legs and how much time that is. The same core
 * as {@code bakeoff benchmark sweep}. FX thread only.
 */
final class SweepModel {
  /** Beyond this somebody should think twice. */
  static final Duration LONG = Duration.ofHours(1);

  /** Own SQL has nothing to cross but clients and rates, and is put together as a bake-off. */
  static final List<Pattern> PATTERNS =
      List.of(
          Pattern.LOOKUP, Pattern.FANOUT, Pattern.TIME_SERIES, Pattern.AGGREGATION, Pattern.MIXED);

  private static final int MOST_TRIALS = 30;
  private static final int MOST_TABLES = 30;

  private final BakeoffModel base;
  private final ObjectProperty<Pattern> pattern = new SimpleObjectProperty<>(Pattern.FANOUT);
  private final Entry<List<Integer>> clients =
      new Entry<>("1, 10", several(whole(WorkloadModel.MOST_CLIENTS)));
  private final Entry<List<Double>> rates = new Entry<>("", several(SweepModel::rate));
  private final Entry<List<Integer>> tables = new Entry<>("", several(whole(MOST_TABLES)));
  private final Entry<List<String>> keys = new Entry<>("uniform, zipf", several(SweepModel::key));
  private final Entry<Duration> duration =
      new Entry<>("10s", text -> lasting(text, Duration.ofMillis(100)));
  private final Entry<Duration> warmup = new Entry<>("3s", text -> lasting(text, Duration.ZERO));
  private final Entry<Integer> trials = new Entry<>("3", whole(MOST_TRIALS));
  private final ReadOnlyObjectWrapper<Optional<String>> error =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Outlook>> outlook =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * What it would come to.
   *
   * @param config to run
   * @param combinations of settings, on each platform and in each trial
   * @param estimate of legs and time
   */
  record Outlook(RunConfig config, int combinations, RunEstimate estimate) {
    boolean isLong() {
      return estimate.time().compareTo(LONG) >= 0;
    }
  }

  SweepModel(List<PlatformDescriptor> types) {
    base = new BakeoffModel(types);
    base.datasetProperty().subscribe(d -> check());
    base.platforms().addListener((ListChangeListener<PlatformProfile>) c -> check());
    pattern.subscribe(p -> check());
    for (Entry<?> entry : List.of(clients, rates, tables, keys, duration, warmup, trials)) {
      entry.textProperty().subscribe(t -> check());
    }
  }

  /** Dataset and platforms. */
  BakeoffModel base() {
    return base;
  }

  ObjectProperty<Pattern> patternProperty() {
    return pattern;
  }

  Entry<List<Integer>> clients() {
    return clients;
  }

  /** Requests a second; none for a closed loop. */
  Entry<List<Double>> rates() {
    return rates;
  }

  Entry<List<Integer>> tables() {
    return tables;
  }

  /** As {@code zipf:1.1}; none for all keys alike. */
  Entry<List<String>> keys() {
    return keys;
  }

  Entry<Duration> duration() {
    return duration;
  }

  Entry<Duration> warmup() {
    return warmup;
  }

  Entry<Integer> trials() {
    return trials;
  }

  /** Whether the workload has a number of tables to cross. */
  boolean takesTables() {
    return WorkloadText.fits("tables", Map.of("pattern", pattern.get().id()));
  }

  boolean takesKeys() {
    return WorkloadText.fits("keys", Map.of("pattern", pattern.get().id()));
  }

  /** What is wrong with what is crossed. */
  ReadOnlyObjectProperty<Optional<String>> error() {
    return error.getReadOnlyProperty();
  }

  /** Empty while something is wrong or no dataset or platform is chosen. */
  ReadOnlyObjectProperty<Optional<Outlook>> outlookProperty() {
    return outlook.getReadOnlyProperty();
  }

  /** The lists as they count for the workload that was chosen. */
  Sweep sweep() {
    return new Sweep(
        clients.value(),
        rates.value(),
        takesTables() ? tables.value() : List.of(),
        takesKeys() ? keys.value() : List.of());
  }

  private void check() {
    Optional<String> typed =
        List.of(clients, rates, tables, keys, duration, warmup, trials).stream()
            .filter(e -> !(e.equals(tables) && !takesTables()) && !(e.equals(keys) && !takesKeys()))
            .map(Entry::error)
            .map(ObservableValue::getValue)
            .flatMap(Optional::stream)
            .findFirst();
    if (typed.isEmpty() && clients.value().isEmpty()) {
      typed = Optional.of(Texts.of("sweep.say-how-many-clients"));
    }
    Optional<Outlook> now = Optional.empty();
    if (typed.isEmpty()) {
      try {
        now = outlook(workloads());
      } catch (ProblemException e) {
        typed = Optional.of(e.problem().toString());
      }
    }
    outlook.set(now);
    error.set(typed);
  }

  private List<Workload> workloads() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("pattern", pattern.get().id());
    map.put("duration", Durations.format(duration.value()));
    map.put("warmup", Durations.format(warmup.value()));
    return sweep().over(pattern.get().id(), map, false, m -> Map.of(), "wizard");
  }

  private Optional<Outlook> outlook(List<Workload> workloads) {
    if (base.datasetProperty().get().isEmpty() || base.platforms().isEmpty()) {
      return Optional.empty();
    }
    BakeoffModel.Choice choice = base.datasetProperty().get().get();
    RunConfig config =
        new RunConfig(
            Texts.of("sweep.name", pattern.get().id(), base.suggestedName()),
            choice.ref(),
            choice.create(),
            base.platforms(),
            workloads,
            trials.value(),
            OptionalLong.empty(),
            Optional.empty(),
            "wizard");
    int combinations =
        workloads.stream()
            .mapToInt(w -> w.clients().size() * Math.max(1, w.options().pacing().rates().size()))
            .sum();
    return Optional.of(new Outlook(config, combinations, RunEstimate.of(config)));
  }

  private static <T> Function<String, List<T>> several(Function<String, T> one) {
    return text -> {
      List<T> all = new ArrayList<>();
      for (String part : text.split("[,;\\s]+")) {
        if (!part.isEmpty()) {
          T value = one.apply(part);
          if (all.contains(value)) {
            throw new IllegalArgumentException(Texts.of("sweep.stands-there-twice", part));
          }
          all.add(value);
        }
      }
      return List.copyOf(all);
    };
  }

  private static Function<String, Integer> whole(int most) {
    return text -> {
      try {
        int number = Integer.parseInt(text);
        if (number >= 1 && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(Texts.of("sweep.no-whole-number", text), e);
      }
      throw new IllegalArgumentException(Texts.of("sweep.take-one-to", most));
    };
  }

  private static Double rate(String text) {
    try {
      double rate = Double.parseDouble(text);
      if (rate > 0 && Double.isFinite(rate)) {
        return rate;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(Texts.of("sweep.no-rate", text), e);
    }
    throw new IllegalArgumentException(Texts.of("sweep.no-rate", text));
  }

  /** Whether there is such a way to draw keys is asked of the core, which says it in its words. */
  private static String key(String text) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("pattern", Pattern.LOOKUP.id());
    map.put("keys", Sweep.keys(text));
    try {
      var _ = WorkloadText.read("keys", map, "wizard");
      return text;
    } catch (ProblemException e) {
      throw new IllegalArgumentException(e.problem().toString(), e);
    }
  }

  private static Duration lasting(String text, Duration least) {
    Duration read = Durations.parse(text);
    if (read.compareTo(least) < 0) {
      throw new IllegalArgumentException(Texts.of("quickstart.at-least", Durations.format(least)));
    }
    return read;
  }
}
