package dev.bakeoff.ui.live;

import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.Environment;
import dev.bakeoff.metrics.Fact;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.Level;
import dev.bakeoff.run.RunEvent.Phase;
import dev.bakeoff.run.RunListener;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.ui.chart.TimeView;
import dev.bakeoff.ui.live.MonitorSnapshot.Current;
import dev.bakeoff.ui.live.MonitorSnapshot.Failure;
import dev.bakeoff.ui.live.MonitorSnapshot.Heading;
import dev.bakeoff.ui.live.MonitorSnapshot.LegView;
import dev.bakeoff.ui.live.MonitorSnapshot.Times;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the events of one run add up to, in an amount of memory that does not grow with its
 * duration. Hears events on the runner's thread and is read on another: thread-safe.
 */
public final class MonitorState implements RunListener {
  private static final int FAILURES_KEPT = 20;

  /** Until somebody looks at them, which happens every second; their distributions are large. */
  private static final int ENDED_KEPT = 3;

  private final Instant asked;
  private final String title;
  private final String dataset;
  private final Measurements measurements = new Measurements();
  private final LogRing log = new LogRing();
  private final Forecast forecast = new Forecast();
  private final Incidents incidents = new Incidents();
  private final RunCourse course = new RunCourse();
  private final Standings standings = new Standings();
  private final List<TargetState> targets = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private final List<LegState> legs = new ArrayList<>();

  private Stage stage = Stage.PREPARING;
  private Optional<Progress.Step> preparing = Optional.empty();
  private Optional<RunPlan> plan = Optional.empty();
  private Optional<Instant> ended = Optional.empty();
  private Optional<Environment> environment = Optional.empty();
  private final List<RunEvent.LoadResult> loads = new ArrayList<>();
  private final List<LegRecord> endedLegs = new ArrayList<>();
  private Optional<LegTape> tape = Optional.empty();
  private int trials;
  private int current = -1;
  private int taped = -1;

  /**
   * @param config what was asked for; shown until the plan is known
   * @param asked when
   */
  public MonitorState(RunConfig config, Instant asked) {
    this(config.name(), config.dataset().toString(), config.trials(), asked);
    for (PlatformProfile profile : config.platforms()) {
      targets.add(new TargetState(profile.name(), profile.name()));
    }
    measurements.platforms(targets.size());
  }

  /**
   * Of a run whose configuration is not known before its plan.
   *
   * @param title for people
   * @param asked when it was begun
   */
  MonitorState(String title, Instant asked) {
    this(title, "", 0, asked);
  }

  private MonitorState(String title, String dataset, int trials, Instant asked) {
    this.title = title;
    this.dataset = dataset;
    this.trials = trials;
    this.asked = asked;
  }

  @Override
  public synchronized void on(RunEvent event) {
    switch (event) {
      case RunEvent.Preparing e -> preparing = Optional.of(e.step());
      case RunEvent.NotStarted e -> {
        fail(Texts.of("live.the-run"), e.problem());
        say(e, Level.ERROR, e.problem().toString());
        end(e.problem().kind() == Problem.Kind.CANCELLED ? Stage.CANCELLED : Stage.NOT_STARTED, e);
      }
      case RunEvent.RunStarted e -> started(e);
      case RunEvent.TargetPhase e ->
          target(e.platform())
              .ifPresent(
                  t -> {
                    t.phase(e.phase(), e.at());
                    course.target(e.at(), place(e.platform()));
                  });
      case RunEvent.TargetProgress e -> target(e.platform()).ifPresent(t -> t.step(e.step()));
      case RunEvent.TargetFinished e -> targetFinished(e);
      case RunEvent.LegStarted e -> legStarted(e);
      case RunEvent.LegPhase e -> {
        leg(e.leg())
            .ifPresent(
                leg -> {
                  leg.phase = Optional.of(e.phase());
                  leg.phaseSince = Optional.of(e.at());
                  course.legPhase(e.at(), leg.target, e.leg(), e.phase());
                  incidents.measuring(e.at(), e.phase() == Phase.MEASURE);
                });
        taped(e.leg()).ifPresent(t -> t.phase(e.at(), e.phase()));
      }
      case RunEvent.LegInterval e -> {
        leg(e.leg())
            .ifPresent(
                leg -> {
                  measurements.interval(second(e.at()), e.leg(), leg.target, e.interval());
                  incidents.interval(e.at(), e.interval());
                });
        taped(e.leg()).ifPresent(t -> t.interval(e.interval()));
      }
      case RunEvent.LegResources e -> {
        measurements.resources(second(e.at()), e.leg(), e.sample());
        incidents.resources(e.at(), e.sample());
        taped(e.leg()).ifPresent(t -> t.resources(e.at(), e.sample()));
      }
      case RunEvent.LegFacts e -> {
        taped(e.leg()).ifPresent(t -> t.facts(e.facts()));
        if (e.facts().getOrDefault(Fact.CACHE_CLEARED, 0.0) > 0) {
          incidents.restarted(e.at());
        }
      }
      case RunEvent.LegCounters _ -> {
        // History has them when the leg's figures are read from it.
      }
      case RunEvent.LegFinished e -> legFinished(e);
      case RunEvent.Logged e -> log.add(e.at(), e.leg(), e.level(), e.message());
      case RunEvent.RunFinished e -> end(Stage.of(e.status()), e);
    }
  }

  /** The user asked to stop; the run says by itself when it has. */
  public synchronized void cancelling() {
    if (!stage.over()) {
      stage = Stage.CANCELLING;
    }
  }

  /** Whether nothing follows. */
  public synchronized boolean over() {
    return stage.over();
  }

  /**
   * What to look at more closely; legs that have ended are handed out once. Empty until it runs.
   */
  synchronized Optional<Insights.Material> material() {
    if (plan.isEmpty() || environment.isEmpty()) {
      return Optional.empty();
    }
    List<LegRecord> ended = List.copyOf(endedLegs);
    endedLegs.clear();
    Optional<LegTape> told = tape.filter(t -> !t.isEmpty());
    return Optional.of(
        new Insights.Material(
            new RunRecord(
                plan.get(),
                RunEvent.RunStatus.RUNNING,
                Optional.empty(),
                environment.get(),
                loads,
                List.of(),
                List.of()),
            told.map(t -> t.record(LegStatus.RUNNING)),
            taped + ":" + told.map(LegTape::version).orElse(0L),
            ended));
  }

  /** How much of the run its lines show from now on. */
  synchronized void look(TimeView view) {
    measurements.look(view);
  }

  /** What there is to show. */
  public synchronized MonitorSnapshot snapshot(Instant now) {
    List<LegView> legViews = new ArrayList<>(legs.size());
    legs.forEach(leg -> legViews.add(leg.view()));
    Remaining remaining = new Remaining(forecast, legs, targets, now);
    Instant until = ended.orElse(now);
    if (!stage.over()) {
      incidents.silent(now);
    }
    return new MonitorSnapshot(
        new Heading(plan.map(RunPlan::id), title(), dataset(), trials, stage, preparing, failures),
        new Times(
            asked,
            Duration.between(asked, until),
            stage.over() || plan.isEmpty() ? Optional.empty() : Optional.of(remaining.run()),
            forecast.knows()
                ? Texts.of("live.estimated-from-the-legs-finished-so")
                : Texts.of("live.estimated-from-planned-times")),
        remaining.targets(stage.over()),
        legViews,
        currentLeg(now),
        measurements.figures(second(until)),
        log.tail(),
        new Insights.Latest(Optional.empty(), List.of()),
        new MonitorSnapshot.Story(
            course.spans(), incidents.all(), incidents.forgotten(), standings.all(), environment),
        OptionalLong.empty());
  }

  private String title() {
    return plan.map(RunPlan::name).orElse(title);
  }

  private String dataset() {
    return plan.map(p -> p.dataset().name() + ":" + p.dataset().version()).orElse(dataset);
  }

  private void started(RunEvent.RunStarted event) {
    RunPlan started = event.plan();
    say(event, Level.INFO, Narration.started(started));
    plan = Optional.of(started);
    environment = Optional.of(event.environment());
    trials = started.trials();
    preparing = Optional.empty();
    if (stage == Stage.PREPARING) {
      stage = Stage.RUNNING;
    }
    targets.clear();
    for (RunPlan.Target target : started.targets()) {
      targets.add(new TargetState(target.platform(), target.displayName()));
    }
    measurements.platforms(targets.size());
    legs.clear();
    for (LegPlan leg : started.legs()) {
      legs.add(new LegState(leg, place(leg.platform())));
    }
  }

  private void targetFinished(RunEvent.TargetFinished event) {
    RunEvent.LoadResult result = event.result();
    loads.add(result);
    target(result.platform())
        .ifPresent(
            target -> {
              target.finished(result);
              course.idle(event.at());
              result
                  .problem()
                  .ifPresent(
                      p ->
                          incidents.platformFailed(
                              event.at(), place(result.platform()), p.toString()));
              say(
                  event,
                  result.problem().isPresent() ? Level.ERROR : Level.INFO,
                  target.label() + ": " + Narration.loaded(result));
              result.problem().ifPresent(problem -> fail(target.label(), problem));
            });
  }

  private void legStarted(RunEvent.LegStarted event) {
    leg(event.leg())
        .ifPresent(
            leg -> {
              leg.status = LegStatus.RUNNING;
              leg.started = Optional.of(event.at());
              current = event.leg();
              taped = event.leg();
              tape = Optional.of(new LegTape(leg.plan, event.at()));
              course.legStarted(event.at(), leg.target, event.leg());
              incidents.legStarted(event.leg(), leg.target, leg.plan.options().errorBudget());
            });
  }

  private void legFinished(RunEvent.LegFinished event) {
    leg(event.leg())
        .ifPresent(
            leg -> {
              leg.status = event.status();
              if (event.status() == LegStatus.COMPLETED) {
                leg.started.ifPresent(
                    from -> forecast.finished(leg.plan, Duration.between(from, event.at())));
                measurements
                    .leg(event.leg())
                    .ifPresent(figures -> standings.add(leg.plan, leg.target, figures));
              }
              tellEnd(event, leg);
              taped(event.leg())
                  .filter(t -> endedLegs.size() < ENDED_KEPT)
                  .ifPresent(t -> endedLegs.add(t.record(event.status())));
              // A platform that did not load has said so once; its legs need not repeat it.
              if (leg.started.isPresent()) {
                log.add(
                    event.at(),
                    OptionalInt.of(event.leg()),
                    event.status() == LegStatus.FAILED ? Level.ERROR : Level.INFO,
                    describe(leg) + ": " + Narration.ended(event, measurements.legReading()));
                event
                    .problem()
                    .filter(p -> event.status() == LegStatus.FAILED)
                    .ifPresent(problem -> fail(describe(leg), problem));
              }
            });
    if (current == event.leg()) {
      current = -1;
    }
  }

  /** Legs of a platform that did not load end without having begun. */
  private void tellEnd(RunEvent.LegFinished event, LegState leg) {
    if (leg.started.isPresent()) {
      course.idle(event.at());
      incidents.legEnded(
          event.at(),
          event.leg(),
          leg.target,
          event.status() == LegStatus.FAILED
              ? event.problem().map(Problem::toString).orElse("?")
              : "");
    }
  }

  private void end(Stage how, RunEvent event) {
    incidents.ended(event.at());
    course.idle(event.at());
    stage = how;
    ended = Optional.of(event.at());
    current = -1;
    preparing = Optional.empty();
  }

  private void say(RunEvent event, Level level, String message) {
    log.add(event.at(), OptionalInt.empty(), level, message);
  }

  private void fail(String where, Problem problem) {
    if (failures.size() < FAILURES_KEPT) {
      failures.add(new Failure(where, problem));
    }
  }

  private Optional<Current> currentLeg(Instant now) {
    return leg(current)
        .map(
            leg ->
                new Current(
                    leg.plan,
                    targets.get(leg.target).label(),
                    leg.target,
                    leg.phase,
                    leg.phaseSince.or(() -> leg.started).orElse(now),
                    leg.fraction(now, forecast)));
  }

  private String describe(LegState leg) {
    return targets.get(leg.target).label() + ", " + Words.leg(leg.plan);
  }

  private double second(Instant at) {
    return Duration.between(asked, at).toMillis() / 1000.0;
  }

  private Optional<LegTape> taped(int leg) {
    return tape.filter(_ -> taped == leg);
  }

  private Optional<LegState> leg(int seq) {
    return seq >= 0 && seq < legs.size() ? Optional.of(legs.get(seq)) : Optional.empty();
  }

  private Optional<TargetState> target(String platform) {
    return targets.stream().filter(t -> t.platform().equals(platform)).findFirst();
  }

  private int place(String platform) {
    for (int i = 0; i < targets.size(); i++) {
      if (targets.get(i).platform().equals(platform)) {
        return i;
      }
    }
    throw new IllegalArgumentException("a leg names '" + platform + "', which the plan lacks");
  }

  /** A leg as events have left it. */
  static final class LegState {
    private final LegPlan plan;
    private final int target;
    private LegStatus status = LegStatus.PENDING;
    private Optional<Instant> started = Optional.empty();
    private Optional<Phase> phase = Optional.empty();
    private Optional<Instant> phaseSince = Optional.empty();

    LegState(LegPlan plan, int target) {
      this.plan = plan;
      this.target = target;
    }

    LegView view() {
      return new LegView(plan, target, status);
    }

    int target() {
      return target;
    }

    LegStatus status() {
      return status;
    }

    LegPlan plan() {
      return plan;
    }

    /** Seconds since it began; 0 before. */
    double passed(Instant now) {
      return started.map(from -> Duration.between(from, now).toMillis() / 1000.0).orElse(0.0);
    }

    /** Share of the time it is expected to take that has passed. */
    double fraction(Instant now, Forecast forecast) {
      return Math.clamp(passed(now) / Math.max(0.001, forecast.estimate(plan).seconds()), 0.0, 1.0);
    }
  }
}
