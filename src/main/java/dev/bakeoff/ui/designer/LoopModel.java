package dev.bakeoff.ui.designer;

import dev.bakeoff.model.Durations;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.Pacing;
import dev.bakeoff.workload.Pacing.Arrivals;
import dev.bakeoff.workload.Pacing.Goal;
import dev.bakeoff.workload.Pacing.Loop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** When the clients of one workload send their requests. FX thread only. */
public final class LoopModel {
  private static final double MOST_PERCENTILE = 99.999;

  private final ObjectProperty<Loop> loop = new SimpleObjectProperty<>(Loop.CLOSED);
  private final Entry<List<Double>> rates = new Entry<>("500", Meanings.someRates());
  private final Entry<List<Double>> beginAt = new Entry<>("", LoopModel::oneOrNone);
  private final ObjectProperty<Arrivals> arrivals = new SimpleObjectProperty<>(Arrivals.POISSON);
  private final Entry<Duration> dropAfter =
      new Entry<>(
          Durations.format(Pacing.CLOSED.dropAfter()), Meanings.duration(Duration.ofMillis(1)));
  private final Entry<Double> percentile = new Entry<>("99", LoopModel::percentile);
  private final Entry<Double> millis =
      new Entry<>("10", Meanings.positive(Texts.of("designer.milliseconds")));
  private final Changes changes = new Changes();

  LoopModel() {
    changes.watch(loop, arrivals);
    changes.watch(rates, beginAt, dropAfter, percentile, millis);
  }

  public ObjectProperty<Loop> loopProperty() {
    return loop;
  }

  /** Open loop: a leg each. */
  public Entry<List<Double>> rates() {
    return rates;
  }

  /** Knee: where the search begins; empty for a rate that it finds. */
  public Entry<List<Double>> beginAt() {
    return beginAt;
  }

  public ObjectProperty<Arrivals> arrivalsProperty() {
    return arrivals;
  }

  public Entry<Duration> dropAfter() {
    return dropAfter;
  }

  /** Knee: of the response times, 0 to 100. */
  public Entry<Double> percentile() {
    return percentile;
  }

  /** Knee: what the percentile must not exceed. */
  public Entry<Double> millis() {
    return millis;
  }

  Changes changes() {
    return changes;
  }

  Optional<String> error() {
    return switch (loop.get()) {
      case CLOSED -> Optional.empty();
      case OPEN -> first(rates, dropAfter);
      case KNEE -> first(percentile, millis, beginAt, dropAfter);
    };
  }

  static Optional<String> first(Entry<?>... entries) {
    return Stream.of(entries)
        .map(Entry::error)
        .map(ObservableValue::getValue)
        .flatMap(Optional::stream)
        .findFirst();
  }

  Pacing pacing() {
    return switch (loop.get()) {
      case CLOSED -> Pacing.CLOSED;
      case OPEN ->
          new Pacing(Loop.OPEN, rates.value(), arrivals.get(), dropAfter.value(), Optional.empty());
      case KNEE ->
          new Pacing(
              Loop.KNEE,
              beginAt.value(),
              arrivals.get(),
              dropAfter.value(),
              Optional.of(new Goal(percentile.value(), millis.value())));
    };
  }

  void take(Pacing pacing) {
    loop.set(pacing.loop());
    switch (pacing.loop()) {
      case CLOSED -> {
        // Nothing more is said.
      }
      case OPEN -> {
        rates.set(text(pacing.rates()));
        rest(pacing);
      }
      case KNEE -> {
        beginAt.set(text(pacing.rates()));
        rest(pacing);
      }
    }
    pacing
        .goal()
        .ifPresent(
            goal -> {
              percentile.set(Meanings.numberText(goal.percentile()));
              millis.set(Meanings.numberText(goal.millis()));
            });
  }

  private void rest(Pacing pacing) {
    arrivals.set(pacing.arrivals());
    dropAfter.set(Durations.format(pacing.dropAfter()));
  }

  private static String text(List<Double> rates) {
    return rates.stream().map(Meanings::numberText).collect(Collectors.joining(", "));
  }

  private static List<Double> oneOrNone(String text) {
    List<Double> rates = Meanings.rates().apply(text);
    if (rates.size() > 1) {
      throw new IllegalArgumentException(Texts.of("designer.a-search-begins-at-one-rate"));
    }
    return rates;
  }

  private static Double percentile(String text) {
    double value =
        Meanings.positive(Texts.of("designer.percent-of-the-requests"))
            .apply(text.replace("p", ""));
    if (value > MOST_PERCENTILE) {
      throw new IllegalArgumentException(Texts.of("designer.take-a-percentile-below-100-such"));
    }
    return value;
  }
}
