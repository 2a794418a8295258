package dev.bakeoff.ui.wizard;

import dev.bakeoff.model.Durations;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload;
import dev.bakeoff.workload.Workload.KeyDistribution;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** How hard and how long the clients of every workload work. FX thread only. */
public final class LoadModel {
  /** More clients than this are more threads than one driver machine measures honestly with. */
  public static final int MOST_CLIENTS = 1000;

  private final ObservableList<Integer> clients = FXCollections.observableArrayList(1, 10);
  private final IntegerProperty trials = new SimpleIntegerProperty(3);
  private final StringProperty duration = new SimpleStringProperty("10s");
  private final StringProperty warmup = new SimpleStringProperty("3s");
  private final StringProperty fanoutLimit = new SimpleStringProperty("20");
  private final StringProperty seed = new SimpleStringProperty("");
  private final ObjectProperty<KeyDistribution> keys =
      new SimpleObjectProperty<>(KeyDistribution.UNIFORM);
  private final ObservableValue<Optional<String>> durationError =
      Bindings.createObjectBinding(
          () -> checkDuration(duration.get(), Duration.ofMillis(100)), duration);
  private final ObservableValue<Optional<String>> warmupError =
      Bindings.createObjectBinding(() -> checkDuration(warmup.get(), Duration.ZERO), warmup);
  private final ObservableValue<Optional<String>> fanoutError =
      Bindings.createObjectBinding(this::checkFanout, fanoutLimit);
  private final ObservableValue<Optional<String>> seedError =
      Bindings.createObjectBinding(this::checkSeed, seed);
  private final ObservableValue<Optional<String>> error =
      Bindings.createObjectBinding(
          this::firstError, clients, durationError, warmupError, fanoutError, seedError);

  public ObservableList<Integer> clients() {
    return clients;
  }

  public IntegerProperty trialsProperty() {
    return trials;
  }

  public StringProperty durationProperty() {
    return duration;
  }

  public StringProperty warmupProperty() {
    return warmup;
  }

  public StringProperty fanoutLimitProperty() {
    return fanoutLimit;
  }

  /** Empty draws one. */
  public StringProperty seedProperty() {
    return seed;
  }

  public ObjectProperty<KeyDistribution> keysProperty() {
    return keys;
  }

  public ObservableValue<Optional<String>> durationError() {
    return durationError;
  }

  public ObservableValue<Optional<String>> warmupError() {
    return warmupError;
  }

  public ObservableValue<Optional<String>> fanoutError() {
    return fanoutError;
  }

  public ObservableValue<Optional<String>> seedError() {
    return seedError;
  }

  /** The first thing that is wrong. */
  public ObservableValue<Optional<String>> error() {
    return error;
  }

  OptionalLong seed() {
    return seed.get().isBlank()
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(seed.get().strip()));
  }

  void seed(long value) {
    seed.set(Long.toString(value));
  }

  Workload workload(Pattern pattern) {
    return new Workload(
        pattern.id(),
        pattern,
        clients,
        Durations.parse(warmup.get()),
        Durations.parse(duration.get()),
        OptionalLong.empty(),
        Integer.parseInt(fanoutLimit.get().strip()),
        keys.get());
  }

  /** Takes over what a workload says. */
  void take(Workload workload, int trialCount) {
    clients.setAll(workload.clients());
    trials.set(trialCount);
    duration.set(Durations.format(workload.duration()));
    warmup.set(Durations.format(workload.warmup()));
    fanoutLimit.set(Integer.toString(workload.fanoutLimit()));
    keys.set(workload.keys());
  }

  private Optional<String> firstError() {
    if (clients.isEmpty()) {
      return Optional.of("Choose how many clients work at the same time.");
    }
    return Stream.of(durationError, warmupError, fanoutError, seedError)
        .map(ObservableValue::getValue)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> checkDuration(String text, Duration least) {
    try {
      return Durations.parse(text).compareTo(least) < 0
          ? Optional.of("Take " + Durations.format(least) + " or more.")
          : Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem().hint());
    }
  }

  private Optional<String> checkFanout() {
    try {
      int limit = Integer.parseInt(fanoutLimit.get().strip());
      return limit >= 1 && limit <= 10_000
          ? Optional.empty()
          : Optional.of("Take 1 to 10000 rows.");
    } catch (NumberFormatException e) {
      return Optional.of("This is a whole number of rows.");
    }
  }

  private Optional<String> checkSeed() {
    if (seed.get().isBlank()) {
      return Optional.empty();
    }
    try {
      Long.parseLong(seed.get().strip());
      return Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.of("A seed is a whole number; leave it empty to have one drawn.");
    }
  }

  /** The client counts that are offered at once. */
  public static List<Integer> usualClients() {
    return List.of(1, 2, 5, 10, 20, 50, 100);
  }
}
