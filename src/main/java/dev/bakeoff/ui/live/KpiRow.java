package dev.bakeoff.ui.live;

import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.ui.chart.Sparkline;
import dev.bakeoff.ui.kit.EvenGrid;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Formats.Quantity;
import dev.bakeoff.ui.kit.KpiTile;
import dev.bakeoff.ui.kit.Pill.Tone;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.live.MonitorSnapshot.Figures;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** The newest figures, large, each with its recent course. */
final class KpiRow {
  private static final double LEAST_WIDTH = 170;

  private final Tile throughput;
  private final Tile p50;
  private final Tile p99;
  private final Tile errors;
  private final Tile worker;
  private final Tile server;
  private final EvenGrid view;

  private record Tile(KpiTile tile, Sparkline spark) {
    static Tile of(String name, ObservableValue<Boolean> dark) {
      Sparkline spark = new Sparkline(dark);
      return new Tile(new KpiTile(name, spark), spark);
    }
  }

  KpiRow(ObservableValue<Boolean> dark) {
    throughput = Tile.of(Texts.of("live.throughput"), dark);
    p50 = Tile.of(Texts.of("live.time-p50"), dark);
    p99 = Tile.of(Texts.of("live.time-p99"), dark);
    errors = Tile.of(Texts.of("live.errors"), dark);
    worker = Tile.of(Texts.of("live.worker-cpu"), dark);
    server = Tile.of(Texts.of("live.server-cpu"), dark);
    view =
        new EvenGrid(
            LEAST_WIDTH,
            6,
            Spacing.M,
            throughput.tile(),
            p50.tile(),
            p99.tile(),
            errors.tile(),
            worker.tile(),
            server.tile());
  }

  Node view() {
    return view;
  }

  void show(Figures figures) {
    throughput.tile().show(Formats.throughput(figures.last().throughput()));
    throughput.tile().note(soFar(Formats.throughput(figures.leg().throughput())), Tone.NEUTRAL);
    throughput.spark().show(figures.sparks().throughput());
    p50.tile().show(Formats.latency(figures.last().p50()));
    p50.tile().note(soFar(Formats.latency(figures.leg().p50())), Tone.NEUTRAL);
    p50.spark().show(figures.sparks().p50());
    p99.tile().show(Formats.latency(figures.last().p99()));
    p99.tile().note(soFar(Formats.latency(figures.leg().p99())), Tone.NEUTRAL);
    p99.spark().show(figures.sparks().p99());
    errors(figures);
    resources(figures);
  }

  private void errors(Figures figures) {
    double share = figures.last().errorShare();
    errors.tile().show(Double.isNaN(share) ? none() : Formats.percent(share));
    errors
        .tile()
        .note(
            figures.errors() == 0
                ? Texts.of("live.none-in-this-run")
                : Texts.of("live.in-this-run", Formats.count(figures.errors())),
            figures.errors() == 0 ? Tone.SUCCESS : Tone.DANGER);
    errors.spark().show(figures.sparks().errors());
  }

  private void resources(Figures figures) {
    Optional<ResourceSample> sample = figures.resources();
    worker.tile().show(sample.map(s -> cpu(s.workerCpuPercent())).orElse(none()));
    worker.tile().note(sample.map(s -> memory(s.workerRssMb())).orElse(""), Tone.NEUTRAL);
    worker.spark().show(figures.sparks().workerCpu());
    OptionalDouble serverCpu =
        sample.map(ResourceSample::serverCpuPercent).orElse(OptionalDouble.empty());
    server.tile().show(serverCpu.isPresent() ? cpu(serverCpu.getAsDouble()) : none());
    server.tile().note(sample.map(KpiRow::serverNote).orElse(""), Tone.NEUTRAL);
    server.spark().show(figures.sparks().serverCpu());
  }

  private static String serverNote(ResourceSample sample) {
    if (sample.serverRssMb().isPresent()) {
      return memory(sample.serverRssMb().getAsDouble());
    }
    return sample.serverCpuPercent().isPresent() ? "" : Texts.of("live.none-on-this-machine");
  }

  private static Quantity cpu(double percent) {
    return new Quantity(Formats.count(Math.round(percent)), Texts.of("live.of-a-core"));
  }

  private static String memory(double megabytes) {
    return Texts.of("live.memory", Formats.bytes(megabytes * 1e6));
  }

  private static String soFar(Quantity quantity) {
    return quantity.value().equals(Formats.NONE) ? "" : Texts.of("live.leg-so-far", quantity);
  }

  private static Quantity none() {
    return new Quantity(Formats.NONE, "");
  }
}
