package dev.bakeoff.ui.live;

import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.chart.Plot;
import dev.bakeoff.ui.live.LivePlots.Percentile;
import dev.bakeoff.ui.live.LivePlots.Span;
import dev.bakeoff.ui.text.Texts;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the live screen shows of the monitor's run, and how. FX thread only. */
final class LiveModel {
  private final RunMonitor monitor;
  private final ObjectProperty<Span> span = new SimpleObjectProperty<>(Span.WHOLE);
  private final ObjectProperty<Set<Percentile>> percentiles =
      new SimpleObjectProperty<>(EnumSet.allOf(Percentile.class));

  private String run = "";
  private LivePlots plots = new LivePlots();
  private Palette palette = Palette.of(List.of());
  private List<String> platforms = List.of();

  LiveModel(RunMonitor monitor) {
    this.monitor = monitor;
  }

  ReadOnlyObjectProperty<Optional<MonitorSnapshot>> snapshotProperty() {
    return monitor.snapshotProperty();
  }

  ObjectProperty<Span> spanProperty() {
    return span;
  }

  ObjectProperty<Set<Percentile>> percentilesProperty() {
    return percentiles;
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

  Plot latency(MonitorSnapshot snapshot) {
    return plots(snapshot).latency(snapshot, palette(snapshot), span.get(), percentiles.get());
  }

  Plot throughput(MonitorSnapshot snapshot) {
    return plots(snapshot).throughput(snapshot, palette(snapshot), span.get());
  }

  /** Changes whenever the plots would look different. */
  long plotVersion(MonitorSnapshot snapshot) {
    return LivePlots.version(snapshot, span.get());
  }

  void cancel() {
    monitor.cancel();
  }

  void setVisible(boolean visible) {
    monitor.setVisible(visible);
  }

  private LivePlots plots(MonitorSnapshot snapshot) {
    String now = snapshot.times().started().toString();
    if (!now.equals(run)) {
      run = now;
      plots = new LivePlots();
    }
    return plots;
  }

  /** The line below the title: what is measured, and what its times mean. */
  static String subtitle(MonitorSnapshot snapshot) {
    int platforms = snapshot.targets().size();
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
