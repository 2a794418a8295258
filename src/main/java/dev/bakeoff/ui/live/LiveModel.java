package dev.bakeoff.ui.live;

import dev.bakeoff.history.TimedNote;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.chart.Marks;
import dev.bakeoff.ui.chart.Plot;
import dev.bakeoff.ui.chart.TimeControl;
import dev.bakeoff.ui.chart.TimeView;
import dev.bakeoff.ui.live.LivePlots.Percentile;
import dev.bakeoff.ui.text.Texts;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the live screen shows of the monitor's run, and how. FX thread only. */
final class LiveModel implements TimeControl {
  private final RunMonitor monitor;
  private final LiveNotes notes;
  private final ObjectProperty<TimeView> view = new SimpleObjectProperty<>(TimeView.Whole.RUN);
  private final ObjectProperty<OptionalDouble> crosshair =
      new SimpleObjectProperty<>(OptionalDouble.empty());
  private final ObjectProperty<Set<Percentile>> percentiles =
      new SimpleObjectProperty<>(EnumSet.allOf(Percentile.class));

  private String run = "";
  private LivePlots plots = new LivePlots();
  private Palette palette = Palette.of(List.of());
  private List<String> platforms = List.of();

  LiveModel(RunMonitor monitor, LiveNotes notes) {
    this.monitor = monitor;
    this.notes = notes;
    monitor
        .snapshotProperty()
        .subscribe(
            latest -> {
              another(latest);
              notes.run(latest.flatMap(s -> s.heading().runId()));
            });
  }

  ReadOnlyObjectProperty<Optional<MonitorSnapshot>> snapshotProperty() {
    return monitor.snapshotProperty();
  }

  LiveNotes notes() {
    return notes;
  }

  /** How much of the run the charts show. */
  ReadOnlyObjectProperty<TimeView> viewProperty() {
    return view;
  }

  /** The moment that is pointed at, in seconds of the run. */
  ReadOnlyObjectProperty<OptionalDouble> crosshairProperty() {
    return crosshair;
  }

  ObjectProperty<Set<Percentile>> percentilesProperty() {
    return percentiles;
  }

  void look(TimeView wanted) {
    if (!wanted.equals(view.get())) {
      view.set(wanted);
      monitor.look(wanted);
    }
  }

  @Override
  public void point(OptionalDouble second) {
    crosshair.set(second);
  }

  @Override
  public void zoom(double factor, double around) {
    snapshot().ifPresent(s -> look(view.get().zoom(factor, around, LivePlots.run(s))));
  }

  @Override
  public void move(double seconds) {
    snapshot().ifPresent(s -> look(view.get().move(seconds, LivePlots.run(s))));
  }

  @Override
  public void select(double from, double to) {
    snapshot().ifPresent(s -> look(TimeView.of(from, to, LivePlots.run(s))));
  }

  @Override
  public void reset() {
    look(TimeView.Whole.RUN);
  }

  @Override
  public void follow() {
    snapshot()
        .ifPresent(
            s ->
                look(
                    view.get() instanceof TimeView.Between between
                        ? new TimeView.Last(between.to() - between.from())
                        : view.get()));
  }

  /** Shows a percentile or leaves it out; one at least stays. */
  boolean toggle(Percentile percentile, boolean on) {
    Set<Percentile> chosen = EnumSet.copyOf(percentiles.get());
    if (on) {
      chosen.add(percentile);
    } else {
      chosen.remove(percentile);
    }
    if (chosen.isEmpty()) {
      return false;
    }
    percentiles.set(chosen);
    return true;
  }

  /** One colour per platform, the same as in comparisons and exports. */
  Palette palette(MonitorSnapshot snapshot) {
    List<String> now =
        snapshot.targets().stream().map(MonitorSnapshot.TargetView::platform).toList();
    if (!now.equals(platforms)) {
      platforms = now;
      palette = Palette.of(now);
    }
    return palette;
  }

  Plot latency(MonitorSnapshot snapshot, Marks marks) {
    return plots.latency(snapshot, palette(snapshot), view.get(), percentiles.get(), marks);
  }

  Plot throughput(MonitorSnapshot snapshot, Marks marks) {
    return plots.throughput(snapshot, palette(snapshot), view.get(), marks);
  }

  Marks marks(MonitorSnapshot snapshot) {
    return LiveMarks.of(
        snapshot, notes.notesProperty().get(), LivePlots.shown(snapshot, view.get()));
  }

  /** Changes whenever the plots would look different. */
  long plotVersion(MonitorSnapshot snapshot) {
    return LivePlots.version(snapshot, view.get()) * 31 + notes.notesProperty().get().hashCode();
  }

  /** How many seconds the charts show. */
  double seconds(MonitorSnapshot snapshot) {
    return LivePlots.shown(snapshot, view.get()).seconds();
  }

  /** The moment that a new note is about: the one that is pointed at, else the present. */
  Instant momentOfNote() {
    OptionalDouble pointed = crosshair.get();
    Optional<MonitorSnapshot> latest = snapshot();
    if (latest.isEmpty()) {
      return Instant.now();
    }
    Instant started = latest.get().times().started();
    return pointed.isPresent()
        ? started.plusMillis(Math.round(pointed.getAsDouble() * 1000))
        : started.plus(latest.get().times().elapsed());
  }

  /** Brings the moment of a note into view. */
  void show(TimedNote note) {
    snapshot().ifPresent(s -> show(s.times().second(note.at()), 0));
  }

  /** Brings an incident into view. */
  void show(Incident incident) {
    snapshot()
        .ifPresent(
            s -> {
              double from = s.times().second(incident.from());
              show(from, s.times().second(incident.to()) - from);
            });
  }

  private void show(double second, double lasts) {
    double around = Math.max(30, lasts);
    select(second - around, second + lasts + around);
    point(OptionalDouble.of(second));
  }

  Optional<MonitorSnapshot> snapshot() {
    return monitor.snapshotProperty().get();
  }

  RunMonitor monitor() {
    return monitor;
  }

  void cancel() {
    monitor.cancel();
  }

  void setVisible(boolean visible) {
    monitor.setVisible(visible);
    if (visible) {
      notes.refresh();
    }
  }

  private void another(Optional<MonitorSnapshot> latest) {
    String now = latest.map(s -> s.times().started().toString()).orElse("");
    if (!now.equals(run)) {
      run = now;
      plots = new LivePlots();
      point(OptionalDouble.empty());
      look(TimeView.Whole.RUN);
    }
  }

  /** The line below the title: what is measured, and what its times mean. */
  static String subtitle(MonitorSnapshot snapshot) {
    int platforms = snapshot.targets().size();
    if (platforms == 0) {
      return "";
    }
    String legs =
        snapshot.legs().isEmpty()
            ? ""
            : Texts.of(
                "live.legs-in",
                snapshot.legs().size(),
                snapshot.heading().trials(),
                snapshot.heading().trials() == 1
                    ? Texts.of("live.trial")
                    : Texts.of("live.trials"));
    LoopWords words = LoopWords.of(snapshot.legs());
    return Texts.of(
        "live.on",
        snapshot.heading().dataset(),
        platforms,
        platforms == 1 ? Texts.of("live.platform") : Texts.of("live.platforms"),
        legs,
        words.within(),
        words.loop());
  }
}
