package dev.bakeoff.ui.wizard;

import dev.bakeoff.model.Durations;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.ui.designer.Entry;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The quickstart with some of its platforms and another measured time. FX thread only. */
final class QuickstartModel {
  private static final Duration LEAST = Duration.ofMillis(100);

  private final RunConfig usual;
  private final ObservableList<String> platforms = FXCollections.observableArrayList();
  private final Entry<Duration> duration;
  private final ObservableValue<Optional<String>> error;

  /**
   * @param usual what one click would run
   */
  QuickstartModel(RunConfig usual) {
    this.usual = usual;
    platforms.setAll(usual.platforms().stream().map(PlatformProfile::name).toList());
    duration =
        new Entry<>(
            Durations.format(usual.workloads().getFirst().duration()), QuickstartModel::duration);
    error =
        Bindings.createObjectBinding(
            () ->
                platforms.isEmpty()
                    ? Optional.of(Texts.of("quickstart.choose-a-platform"))
                    : duration.error().getValue(),
            platforms,
            duration.error());
  }

  RunConfig usual() {
    return usual;
  }

  /** The names of those to include, in the quickstart's own order. */
  ObservableList<String> platforms() {
    return platforms;
  }

  void choose(String name, boolean on) {
    platforms.setAll(
        usual.platforms().stream()
            .map(PlatformProfile::name)
            .filter(p -> p.equals(name) ? on : platforms.contains(p))
            .toList());
  }

  /** Measured in each leg. */
  Entry<Duration> duration() {
    return duration;
  }

  ObservableValue<Optional<String>> error() {
    return error;
  }

  /** What was chosen; only while nothing is wrong. */
  RunConfig config() {
    Stream<PlatformProfile> chosen =
        usual.platforms().stream().filter(p -> platforms.contains(p.name()));
    List<Workload> workloads = usual.workloads().stream().map(this::lasting).toList();
    boolean all = platforms.size() == usual.platforms().size();
    return new RunConfig(
        all ? usual.name() : Texts.of("quickstart.of", String.join(", ", platforms)),
        usual.dataset(),
        usual.create(),
        chosen.toList(),
        workloads,
        usual.trials(),
        usual.seed(),
        usual.legTimeout(),
        usual.origin());
  }

  private Workload lasting(Workload w) {
    return new Workload(
        w.name(),
        w.pattern(),
        w.clients(),
        w.warmup(),
        duration.value(),
        w.iterations(),
        w.fanoutLimit(),
        w.keys(),
        w.options());
  }

  private static Duration duration(String text) {
    Duration read = Durations.parse(text);
    if (read.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(Texts.of("quickstart.at-least", Durations.format(LEAST)));
    }
    return read;
  }
}
