package dev.bakeoff.ui.live;

import dev.bakeoff.metrics.Gauge;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.ui.live.Incident.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds incidents in what a run tells, as it tells it. Keeps the first and the newest of them in
 * between a fixed number and counts the rest. Not thread-safe.
 */
final class Incidents {
  static final int KEPT = 240;

  /** What happens again within this time is the same incident, going on. */
  private static final Duration SAME = Duration.ofSeconds(15);

  /** A machine that holds threads back for less is an ordinary one. */
  private static final double LEAST_HICCUP_MILLIS = 50;

  /** A platform that has never answered quickly has not stalled when it takes its time. */
  private static final long LEAST_REQUESTS = 20;

  private static final double LEAST_STALL_SECONDS = 2;

  /** No request ends for this many times as long as the slowest one took: something stands. */
  private static final double STALL_TIMES_SLOWEST = 5;

  /** So few requests say nothing of a share yet. */
  private static final long LEAST_FOR_BUDGET = 100;

  private final List<Incident> kept = new ArrayList<>();
  private int forgotten;
  private long version;
  private List<Incident> published = List.of();
  private long publishedVersion = -1;

  private int leg = -1;
  private int target = -1;
  private double budget = 1;
  private long operations;
  private long errors;
  private double slowestMillis;
  private double p99 = Double.NaN;
  private boolean measuring;
  private boolean overBudget;
  private boolean lostConnections;
  private Instant lastEnded = Instant.MIN;

  void legStarted(int seq, int place, double errorBudget) {
    leg = seq;
    target = place;
    budget = errorBudget;
    operations = 0;
    errors = 0;
    slowestMillis = 0;
    p99 = Double.NaN;
    overBudget = false;
    lostConnections = false;
    measuring = false;
  }

  void measuring(Instant at, boolean on) {
    measuring = on;
    lastEnded = at;
    if (!on) {
      closeAll(at);
    }
  }

  void interval(Instant at, Interval interval) {
    Instant began = at.minusMillis(Math.round(interval.seconds() * 1000));
    long failed = interval.errorCount();
    long succeeded = interval.operations();
    operations += succeeded;
    errors += failed;
    if (failed > 0) {
      seen(succeeded == 0 ? Kind.OUTAGE : Kind.ERRORS, began, at, (double) failed);
      lostConnections |= interval.errors().containsKey(ErrorKind.CONNECTION.id());
    }
    if (succeeded > 0) {
      close(Kind.OUTAGE, began);
      close(Kind.STALL, began);
      if (failed == 0) {
        close(Kind.ERRORS, began);
      }
      if (lostConnections && failed == 0) {
        lostConnections = false;
        add(Kind.RECONNECT, began, began, false, 0, "");
      }
      slowestMillis = Math.max(slowestMillis, interval.latencies().maxMillis());
      p99 = interval.latencies().percentileMillis(99);
    }
    if (succeeded + failed > 0) {
      lastEnded = at;
    } else {
      silent(at);
    }
    long all = operations + errors;
    if (!overBudget && all >= LEAST_FOR_BUDGET && (double) errors / all > budget) {
      overBudget = true;
      add(Kind.BUDGET, at, at, false, (double) errors / all, "");
    }
  }

  /** Time passes without a word; tells a stall while it lasts. */
  void silent(Instant now) {
    if (!measuring || operations < LEAST_REQUESTS) {
      return;
    }
    double waited = Duration.between(lastEnded, now).toMillis() / 1000.0;
    double patience = Math.max(LEAST_STALL_SECONDS, STALL_TIMES_SLOWEST * slowestMillis / 1000.0);
    if (waited > patience) {
      seen(Kind.STALL, lastEnded, now, 0);
    }
  }

  void resources(Instant at, ResourceSample sample) {
    double hiccup = sample.gauge(Gauge.DRIVER_HICCUP).orElse(0);
    // One that is shorter than what requests take anyway does not show in their times.
    if (measuring && hiccup >= LEAST_HICCUP_MILLIS && !(hiccup < p99)) {
      Instant began = at.minusMillis(Math.round(hiccup));
      int same = find(Kind.HICCUP, leg);
      if (same >= 0 && near(kept.get(same), began)) {
        set(same, kept.get(same).atLeast(at, hiccup));
      } else {
        add(Kind.HICCUP, began, at, false, hiccup, "");
      }
    }
  }

  void restarted(Instant at) {
    add(Kind.RESTART, at, at, false, 0, "");
  }

  void legEnded(Instant at, int seq, int place, String problem) {
    closeAll(at);
    measuring = false;
    if (!problem.isEmpty()) {
      leg = seq;
      target = place;
      add(Kind.LEG_FAILED, at, at, false, 0, problem);
    }
    leg = -1;
  }

  void platformFailed(Instant at, int place, String problem) {
    leg = -1;
    target = place;
    add(Kind.PLATFORM_FAILED, at, at, false, 0, problem);
  }

  void ended(Instant at) {
    closeAll(at);
    measuring = false;
  }

  /** In order of their beginning. */
  List<Incident> all() {
    if (publishedVersion != version) {
      published = List.copyOf(kept);
      publishedVersion = version;
    }
    return published;
  }

  /** How many more there were than are kept. */
  int forgotten() {
    return forgotten;
  }

  private void seen(Kind kind, Instant from, Instant to, double amount) {
    int same = find(kind, leg);
    if (same >= 0 && (kept.get(same).open() || near(kept.get(same), from))) {
      Incident was = kept.get(same);
      set(
          same,
          new Incident(
              kind, was.from(), to, target, leg, true, was.amount() + amount, was.detail()));
    } else {
      add(kind, from, to, true, amount, "");
    }
  }

  private static boolean near(Incident before, Instant from) {
    return Duration.between(before.to(), from).compareTo(SAME) <= 0;
  }

  private void add(
      Kind kind, Instant from, Instant to, boolean open, double amount, String detail) {
    if (kept.size() == KEPT) {
      // The beginning of a trouble and its newest course tell more than what lies between.
      kept.remove(KEPT / 4);
      forgotten++;
    }
    kept.add(new Incident(kind, from, to, target, leg, open, amount, detail));
    version++;
  }

  private void close(Kind kind, Instant when) {
    int at = find(kind, leg);
    if (at >= 0 && kept.get(at).open()) {
      Incident was = kept.get(at);
      set(at, was.closed(when.isAfter(was.to()) ? was.to() : when));
    }
  }

  private void closeAll(Instant at) {
    for (int i = 0; i < kept.size(); i++) {
      if (kept.get(i).open()) {
        Incident was = kept.get(i);
        set(i, was.closed(was.to().isAfter(at) ? at : was.to()));
      }
    }
  }

  /** The newest of a kind in a leg; -1 where there is none. */
  private int find(Kind kind, int seq) {
    for (int i = kept.size() - 1; i >= 0; i--) {
      if (kept.get(i).kind() == kind && kept.get(i).leg() == seq) {
        return i;
      }
    }
    return -1;
  }

  private void set(int at, Incident changed) {
    kept.set(at, changed);
    version++;
  }
}
