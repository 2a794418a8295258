package dev.bakeoff.ui.live;

import dev.bakeoff.metrics.Gauge;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.live.MonitorSnapshot.LegView;
import dev.bakeoff.ui.live.MonitorSnapshot.TargetState;
import dev.bakeoff.ui.live.MonitorSnapshot.TargetView;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a run is, in short facts for people. */
final class Health {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private Health() {}

  /**
   * Something to know.
   *
   * @param name what it is about
   * @param value what there is to say
   */
  record Fact(String name, String value) {}

  /** What it does and since when, what is next, what is left, the worker, the machine. */
  static List<Fact> facts(MonitorSnapshot snapshot) {
    List<Fact> facts = new ArrayList<>();
    boolean over = snapshot.stage().over();
    if (!over) {
      facts.add(new Fact(Texts.of("live.health-now"), now(snapshot)));
      next(snapshot).ifPresent(next -> facts.add(new Fact(Texts.of("live.health-next"), next)));
      facts.add(new Fact(Texts.of("live.health-left"), left(snapshot)));
    }
    facts.add(
        new Fact(
            Texts.of("live.health-started"),
            Texts.of(
                "live.health-started-at",
                Formats.dateTime(snapshot.times().started()),
                Formats.duration(snapshot.times().elapsed()))));
    done(snapshot).ifPresent(done -> facts.add(new Fact(Texts.of("live.health-done"), done)));
    if (!over) {
      worker(snapshot).ifPresent(w -> facts.add(new Fact(Texts.of("live.health-worker"), w)));
      machine(snapshot).ifPresent(m -> facts.add(new Fact(Texts.of("live.health-machine"), m)));
    }
    if (snapshot.diskFree().isPresent()) {
      facts.add(
          new Fact(
              Texts.of("live.health-disk"),
              Texts.of("live.health-free", Formats.bytes(snapshot.diskFree().getAsLong()))));
    }
    return facts;
  }

  static String now(MonitorSnapshot snapshot) {
    String doing = Doing.now(snapshot);
    return since(snapshot)
        .map(
            since ->
                Texts.of(
                    "live.health-since",
                    doing,
                    time(since),
                    Formats.duration(
                        Duration.between(
                            since, snapshot.times().started().plus(snapshot.times().elapsed())))))
        .orElse(doing);
  }

  private static Optional<Instant> since(MonitorSnapshot snapshot) {
    if (snapshot.current().isPresent()) {
      return snapshot.current().map(MonitorSnapshot.Current::since);
    }
    return snapshot.story().spans().isEmpty()
        ? Optional.empty()
        : Optional.of(snapshot.story().spans().getLast().from());
  }

  /** The platform or leg that follows on what is under way. */
  static Optional<String> next(MonitorSnapshot snapshot) {
    Optional<String> platform =
        snapshot.targets().stream()
            .filter(t -> t.state() == TargetState.WAITING)
            .findFirst()
            .map(t -> Texts.of("live.health-next-load", t.label()));
    if (platform.isPresent()) {
      return platform;
    }
    for (LegView leg : snapshot.legs()) {
      TargetView target = snapshot.targets().get(leg.target());
      if (leg.status() == LegStatus.PENDING && target.state() != TargetState.FAILED) {
        return Optional.of(target.label() + ", " + Words.leg(leg.plan()));
      }
    }
    return snapshot.legs().isEmpty()
        ? Optional.empty()
        : Optional.of(Texts.of("live.health-next-end"));
  }

  static String left(MonitorSnapshot snapshot) {
    return snapshot
        .times()
        .range()
        .map(range -> LeftWords.of(range) + ", " + snapshot.times().basis())
        .orElse(Texts.of("live.health-left-unknown"));
  }

  private static Optional<String> done(MonitorSnapshot snapshot) {
    if (snapshot.legs().isEmpty()) {
      return Optional.empty();
    }
    long ended =
        snapshot.legs().stream()
            .filter(l -> l.status() != LegStatus.PENDING && l.status() != LegStatus.RUNNING)
            .count();
    return Optional.of(Texts.of("live.health-legs-done", ended, snapshot.legs().size()));
  }

  static Optional<String> worker(MonitorSnapshot snapshot) {
    return snapshot
        .figures()
        .resources()
        .map(
            sample ->
                Texts.of(
                    "live.health-process",
                    cores(sample.workerCpuPercent()),
                    Formats.bytes(sample.workerRssMb() * 1e6)));
  }

  static Optional<String> machine(MonitorSnapshot snapshot) {
    return snapshot.figures().resources().flatMap(sample -> machine(snapshot, sample));
  }

  private static Optional<String> machine(MonitorSnapshot snapshot, ResourceSample sample) {
    if (sample.gauge(Gauge.HOST_CPU).isEmpty() || sample.gauge(Gauge.HOST_MEMORY).isEmpty()) {
      return Optional.empty();
    }
    String cpu = cores(sample.gauge(Gauge.HOST_CPU).getAsDouble());
    String memory = Formats.bytes(sample.gauge(Gauge.HOST_MEMORY).getAsDouble() * 1e6).toString();
    return Optional.of(
        snapshot
            .story()
            .environment()
            .filter(e -> e.cores() > 0 && e.memoryMb() > 0)
            .map(
                e ->
                    Texts.of(
                        "live.health-machine-of",
                        cpu,
                        e.cores(),
                        memory,
                        Formats.bytes(e.memoryMb() * 1e6)))
            .orElseGet(() -> Texts.of("live.health-process", cpu, memory)));
  }

  private static String cores(double percent) {
    return Formats.number(percent / 100);
  }

  static String time(Instant at) {
    return TIME.format(at.atZone(ZoneId.systemDefault()));
  }
}
