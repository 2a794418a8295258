package dev.bakeoff.ui.designer;

import dev.bakeoff.model.Durations;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.Pacing.Loop;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Shape;
import dev.bakeoff.workload.Shape.FanoutMode;
import dev.bakeoff.workload.Workload;
import dev.bakeoff.workload.WorkloadOptions;
import dev.bakeoff.workload.WorkloadOptions.CacheState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** One workload as it is put together; made from and turned into a {@link Workload}. */
public final class WorkloadModel {
  /** More clients than this are more threads than one driver machine measures honestly with. */
  public static final int MOST_CLIENTS = 1000;

  private static final int MOST_TABLES = 30;
  private static final int MOST_ROWS = 10_000;
  private static final List<String> EXPECTED = List.of("p50_ms", "p99_ms", "throughput_ops_s");

  private final Entry<String> name = new Entry<>("lookup", WorkloadModel::name);
  private final ObjectProperty<Pattern> pattern = new SimpleObjectProperty<>(Pattern.LOOKUP);
  private final ObservableList<Integer> clients = FXCollections.observableArrayList(1, 10);
  private final Entry<Duration> warmup = new Entry<>("3s", Meanings.duration(Duration.ZERO));
  private final Entry<Duration> duration =
      new Entry<>("10s", Meanings.duration(Duration.ofMillis(100)));
  private final Entry<OptionalLong> iterations =
      new Entry<>("", Meanings.optionalCount(Texts.of("designer.requests")));
  private final Entry<Integer> rows =
      new Entry<>("20", Meanings.whole(1, MOST_ROWS, Texts.of("designer.rows")));
  private final Entry<Integer> tables =
      new Entry<>("0", Meanings.whole(0, MOST_TABLES, Texts.of("designer.tables")));
  private final ObjectProperty<FanoutMode> mode =
      new SimpleObjectProperty<>(FanoutMode.ONE_REQUEST);
  private final Entry<Optional<Duration>> window = new Entry<>("", WorkloadModel::window);
  private final MixModel mix = new MixModel();
  private final SqlModel sql = new SqlModel();
  private final KeysModel keys = new KeysModel();
  private final LoopModel loop = new LoopModel();
  private final ObjectProperty<CacheState> cache = new SimpleObjectProperty<>(CacheState.WARM);
  private final Entry<Double> errorBudget = new Entry<>("1", Meanings.percent(0, 1));
  private final Map<String, Entry<Optional<Double>>> expected = new LinkedHashMap<>();
  private final Changes changes = new Changes();
  private final ReadOnlyObjectWrapper<Optional<String>> error =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Map<String, Double> otherExpected = Map.of();

  public WorkloadModel(Workload workload) {
    for (String metric : EXPECTED) {
      Entry<Optional<Double>> entry =
          new Entry<>("", Meanings.optionalPositive(Texts.of("designer.or-nothing")));
      expected.put(metric, entry);
      changes.watch(entry);
    }
    // A warm-up would fill the caches that are emptied for the leg.
    cache.subscribe(
        state -> {
          if (state == CacheState.COLD) {
            warmup.set("0s");
          }
        });
    changes.watch(pattern, mode, cache);
    changes.watch(name, warmup, duration, iterations, rows, tables, window, errorBudget);
    changes.watch(clients);
    for (Changes part : List.of(keys.changes(), loop.changes(), sql.changes())) {
      part.onChange(changes::fire);
    }
    mix.onChange(changes::fire);
    changes.onChange(() -> error.set(firstError()));
    take(workload);
    error.set(firstError());
  }

  public Entry<String> name() {
    return name;
  }

  public ObjectProperty<Pattern> patternProperty() {
    return pattern;
  }

  /** A leg of its own for each number. */
  public ObservableList<Integer> clients() {
    return clients;
  }

  public Entry<Duration> warmup() {
    return warmup;
  }

  public Entry<Duration> duration() {
    return duration;
  }

  /** Requests per client instead of a fixed time. */
  public Entry<OptionalLong> iterations() {
    return iterations;
  }

  /** Fanout and time series: rows per request at most. */
  public Entry<Integer> rows() {
    return rows;
  }

  /** Fanout: over so many tables; 0 for a row and its latest rows in a second one. */
  public Entry<Integer> tables() {
    return tables;
  }

  public ObjectProperty<FanoutMode> modeProperty() {
    return mode;
  }

  /** Time series: the stretch of time of a request; empty for all of it. */
  public Entry<Optional<Duration>> window() {
    return window;
  }

  public MixModel mix() {
    return mix;
  }

  public SqlModel sql() {
    return sql;
  }

  public KeysModel keys() {
    return keys;
  }

  public LoopModel loop() {
    return loop;
  }

  public ObjectProperty<CacheState> cacheProperty() {
    return cache;
  }

  public Entry<Double> errorBudget() {
    return errorBudget;
  }

  /** What the user expects, by metric with its unit. */
  public Map<String, Entry<Optional<Double>>> expected() {
    return Map.copyOf(expected);
  }

  /** The first thing that is wrong. */
  public ReadOnlyObjectProperty<Optional<String>> error() {
    return error.getReadOnlyProperty();
  }

  /** Called whenever anything in it changes. */
  public void onChange(Runnable listener) {
    changes.onChange(listener);
  }

  /** What was put together; only while nothing is wrong. */
  public Workload workload() {
    Map<String, Double> figures = new LinkedHashMap<>(otherExpected);
    expected.forEach((metric, entry) -> entry.value().ifPresent(v -> figures.put(metric, v)));
    return new Workload(
        name.value(),
        pattern.get(),
        clients,
        warmup.value(),
        duration.value(),
        iterations.value(),
        rows.value(),
        keys.distributionProperty().get(),
        new WorkloadOptions(
            loop.pacing(), keys.options(), shape(), cache.get(), errorBudget.value(), figures));
  }

  /** Takes over how hard and how long another workload's clients work. */
  public void takeLoad(Workload other) {
    clients.setAll(other.clients());
    duration.set(Durations.format(other.duration()));
    iterations.set(count(other.iterations()));
    loop.take(other.options().pacing());
    cache.set(other.options().cache());
    warmup.set(Durations.format(other.warmup()));
    errorBudget.set(Meanings.percentText(other.options().errorBudget()));
  }

  private void take(Workload workload) {
    Shape shape = workload.options().shape();
    name.set(workload.name());
    pattern.set(workload.pattern());
    takeLoad(workload);
    rows.set(Integer.toString(workload.fanoutLimit()));
    tables.set(Integer.toString(shape.tables()));
    mode.set(shape.mode());
    window.set(shape.window().map(Durations::format).orElse(""));
    if (!shape.mix().isEmpty()) {
      mix.set(shape.mix());
    }
    if (!shape.statements().isEmpty()) {
      sql.set(shape.statements(), shape.parameters());
    }
    keys.take(workload.keys(), workload.options().keys());
    Map<String, Double> figures = new LinkedHashMap<>(workload.options().expected());
    expected.forEach(
        (metric, entry) -> {
          Double figure = figures.remove(metric);
          entry.set(figure == null ? "" : Meanings.numberText(figure));
        });
    otherExpected = figures;
  }

  private Shape shape() {
    Shape usual = Shape.DEFAULT;
    return switch (pattern.get()) {
      case LOOKUP, AGGREGATION -> usual;
      case FANOUT ->
          new Shape(tables.value(), mode.get(), Optional.empty(), List.of(), List.of(), Map.of());
      case TIME_SERIES ->
          new Shape(0, usual.mode(), window.value(), List.of(), List.of(), Map.of());
      case MIXED ->
          new Shape(tables.value(), mode.get(), window.value(), mix.mix(), List.of(), Map.of());
      case SQL ->
          new Shape(0, usual.mode(), Optional.empty(), List.of(), sql.all(), sql.parameters());
    };
  }

  private Optional<String> firstError() {
    Stream<Optional<String>> own =
        Stream.of(
            LoopModel.first(name),
            patternError(),
            usesKeys(pattern.get()) ? keys.error() : Optional.empty(),
            loop.error(),
            open() && !iterations.textProperty().get().isBlank()
                ? Optional.of(Texts.of("designer.an-open-loop-runs-for-a"))
                : Optional.empty(),
            clients.isEmpty()
                ? Optional.of(Texts.of("designer.choose-how-many-clients-work-at"))
                : Optional.empty(),
            LoopModel.first(duration, warmup, iterations, rows, errorBudget),
            LoopModel.first(expected.values().toArray(Entry<?>[]::new)));
    return own.flatMap(Optional::stream).findFirst();
  }

  private boolean open() {
    return loop.loopProperty().get() != Loop.CLOSED;
  }

  private Optional<String> patternError() {
    return switch (pattern.get()) {
      case LOOKUP, AGGREGATION -> Optional.empty();
      case FANOUT -> LoopModel.first(tables, rows);
      case TIME_SERIES -> LoopModel.first(window, rows);
      case MIXED -> mix.error().or(() -> LoopModel.first(tables, rows, window));
      case SQL -> sql.error();
    };
  }

  /** Whether requests of a pattern ask for keys. */
  public static boolean usesKeys(Pattern pattern) {
    return switch (pattern) {
      case LOOKUP, FANOUT, TIME_SERIES, MIXED, SQL -> true;
      case AGGREGATION -> false;
    };
  }

  private static String count(OptionalLong value) {
    return value.isPresent() ? Long.toString(value.getAsLong()) : "";
  }

  private static Optional<Duration> window(String text) {
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(Meanings.duration(Duration.ofMillis(1)).apply(text));
  }

  private static String name(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(Texts.of("designer.give-the-workload-a-name"));
    }
    return text;
  }
}
