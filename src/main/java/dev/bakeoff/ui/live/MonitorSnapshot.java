package dev.bakeoff.ui.live;

import dev.bakeoff.metrics.Environment;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.Level;
import dev.bakeoff.run.RunEvent.Phase;
import dev.bakeoff.ui.chart.Points;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * All that the live screen shows at one moment. Immutable.
 *
 * @param heading what runs and how it stands
 * @param times how long it has taken and may take
 * @param targets the platforms in plan order; a platform's place is its colour
 * @param legs every planned leg in order; empty until the plan is known
 * @param current the leg under way
 * @param figures the newest readings
 * @param log the newest lines
 * @param insight the leg under way in full, and how those before it came out
 * @param story what was done when, what went wrong, what came of it
 * @param diskFree bytes that the home's disk has room for; empty where that is not known
 */
public record MonitorSnapshot(
    Heading heading,
    Times times,
    List<TargetView> targets,
    List<LegView> legs,
    Optional<Current> current,
    Figures figures,
    LogTail log,
    Insights.Latest insight,
    Story story,
    OptionalLong diskFree) {
  public MonitorSnapshot {
    targets = List.copyOf(targets);
    legs = List.copyOf(legs);
  }

  MonitorSnapshot with(Insights.Latest other) {
    return new MonitorSnapshot(
        heading, times, targets, legs, current, figures, log, other, story, diskFree);
  }

  MonitorSnapshot with(OptionalLong free) {
    return new MonitorSnapshot(
        heading, times, targets, legs, current, figures, log, insight, story, free);
  }

  public Stage stage() {
    return heading.stage();
  }

  /**
   * What runs.
   *
   * @param runId in history; empty until the plan is known
   * @param title for people
   * @param dataset name:version
   * @param trials repetitions
   * @param stage how it stands
   * @param preparing how far the dataset has come, while it is being made
   * @param failures what went wrong so far, first things first; a handful at most
   */
  public record Heading(
      Optional<String> runId,
      String title,
      String dataset,
      int trials,
      Stage stage,
      Optional<Progress.Step> preparing,
      List<Failure> failures) {
    public Heading {
      failures = List.copyOf(failures);
    }
  }

  /** Something that went wrong, and where: a platform, a leg, the run. */
  public record Failure(String where, Problem problem) {}

  /**
   * The clock of the run.
   *
   * @param started when the run was asked for
   * @param elapsed since then, until now or the end
   * @param range what is left, estimated; empty where nothing can be said yet
   * @param basis how it is estimated, for people
   */
  public record Times(Instant started, Duration elapsed, Optional<TimeLeft> range, String basis) {
    /** What is left, in the middle. */
    public Optional<Duration> left() {
      return range.map(TimeLeft::expected);
    }

    /** A moment in seconds of the run. */
    public double second(Instant at) {
      return Duration.between(started, at).toMillis() / 1000.0;
    }
  }

  /**
   * What was done when, what went wrong, what came of it.
   *
   * @param spans what was being done, in order; each lasts until the next
   * @param incidents in order of time
   * @param forgotten how many more incidents there were
   * @param standings of the legs that have completed
   * @param environment the driver machine, once the run has started
   */
  public record Story(
      List<RunCourse.Span> spans,
      List<Incident> incidents,
      int forgotten,
      List<Standings.Standing> standings,
      Optional<Environment> environment) {}

  /** How a platform's preparation stands. */
  public enum TargetState {
    WAITING,
    PREPARING,
    READY,
    FAILED
  }

  /**
   * A platform in this run.
   *
   * @param platform the target's name
   * @param label for people
   * @param state of its preparation
   * @param phase of its preparation, while that lasts
   * @param step how far that has come, where it is told
   * @param preparedSeconds time of loading and validation; 0 until then or where reused
   * @param progress of its legs
   */
  public record TargetView(
      String platform,
      String label,
      TargetState state,
      Optional<Phase> phase,
      Optional<Progress.Step> step,
      double preparedSeconds,
      LegCount progress) {}

  /**
   * Legs of one platform.
   *
   * @param total planned
   * @param done ended in whatever way
   * @param failed of those, ended as failed
   * @param left estimated time of the others; empty where nothing is left to estimate
   */
  public record LegCount(int total, int done, int failed, Optional<Duration> left) {}

  /**
   * A leg on the timeline.
   *
   * @param plan what it is
   * @param target its platform's place
   * @param status how it stands
   */
  public record LegView(LegPlan plan, int target, LegStatus status) {}

  /**
   * The leg under way.
   *
   * @param plan what it is
   * @param label its platform, for people
   * @param target its platform's place
   * @param phase what it is doing; empty until its worker says
   * @param since when that began
   * @param fraction of its planned time that has passed, 0 to 1
   */
  public record Current(
      LegPlan plan,
      String label,
      int target,
      Optional<Phase> phase,
      Instant since,
      double fraction) {}

  /**
   * Readings. Times are service or response times, as the loop has it, in milliseconds, throughput
   * is in operations per second; NaN where there is none.
   *
   * @param last the newest interval
   * @param leg the leg of that interval so far, its histograms merged
   * @param errors failed requests of the whole run
   * @param resources the newest sample
   * @param sparks recent courses for the tiles
   * @param lines per target, in their order, over the stretch that is looked at
   * @param version grows whenever any of these changes
   */
  public record Figures(
      Reading last,
      Reading leg,
      long errors,
      Optional<ResourceSample> resources,
      Sparks sparks,
      List<Course> lines,
      long version) {
    public Figures {
      lines = List.copyOf(lines);
    }
  }

  /** What was measured over a stretch of time; {@code errorShare} is 0 to 1. */
  public record Reading(double throughput, double p50, double p95, double p99, double errorShare) {
    public static final Reading NONE =
        new Reading(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  /** The recent course of each tile's figure, over all platforms. */
  public record Sparks(
      Points throughput,
      Points p50,
      Points p99,
      Points errors,
      Points workerCpu,
      Points serverCpu) {}

  /** Percentiles of the latencies and throughput over run time. */
  public record Course(Points p50, Points p95, Points p99, Points throughput) {
    public static final Course EMPTY =
        new Course(Points.EMPTY, Points.EMPTY, Points.EMPTY, Points.EMPTY);
  }

  /**
   * The newest log lines.
   *
   * @param lines oldest first
   */
  public record LogTail(List<LogLine> lines) {
    public LogTail {
      lines = List.copyOf(lines);
    }

    /** The number of the newest line; -1 where there is none. */
    public long newest() {
      return lines.isEmpty() ? -1 : lines.getLast().number();
    }
  }

  /** A log line; numbers count up from 0 over the run. */
  public record LogLine(long number, Instant at, OptionalInt leg, Level level, String message) {}
}
