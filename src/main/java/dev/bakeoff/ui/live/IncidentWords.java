package dev.bakeoff.ui.live;

import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.live.Incident.Kind;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;

/** Incidents for people: what happened, and what it means for what is measured. */
final class IncidentWords {
  private IncidentWords() {}

  /** What happened, to whom, and for how long. */
  static String what(MonitorSnapshot snapshot, Incident incident) {
    String text = words(incident);
    String platform = platform(snapshot, incident);
    return platform.isEmpty() ? text : platform + ": " + text;
  }

  private static String words(Incident incident) {
    String lasted = lasted(incident);
    return switch (incident.kind()) {
      case ERRORS -> Texts.of("live.incident-errors", (long) incident.amount(), lasted);
      case OUTAGE -> Texts.of("live.incident-outage", (long) incident.amount(), lasted);
      case STALL -> Texts.of("live.incident-stall", lasted);
      case HICCUP ->
          Texts.of("live.incident-hiccup", Formats.latency(incident.amount()).toString());
      case RECONNECT -> Texts.of("live.incident-reconnect");
      case RESTART -> Texts.of("live.incident-restart");
      case BUDGET ->
          Texts.of("live.incident-budget", Formats.percent(incident.amount()).toString());
      case LEG_FAILED -> Texts.of("live.incident-leg-failed", incident.detail());
      case PLATFORM_FAILED -> Texts.of("live.incident-platform-failed", incident.detail());
    };
  }

  /** What it means for the figures, and what can be done. */
  static String meaning(Kind kind) {
    return switch (kind) {
      case ERRORS -> Texts.of("live.means-errors");
      case OUTAGE -> Texts.of("live.means-outage");
      case STALL -> Texts.of("live.means-stall");
      case HICCUP -> Texts.of("live.means-hiccup");
      case RECONNECT -> Texts.of("live.means-reconnect");
      case RESTART -> Texts.of("live.means-restart");
      case BUDGET -> Texts.of("live.means-budget");
      case LEG_FAILED -> Texts.of("live.means-leg-failed");
      case PLATFORM_FAILED -> Texts.of("live.means-platform-failed");
    };
  }

  /** Which platform and leg, for a second line. */
  static String where(MonitorSnapshot snapshot, Incident incident) {
    return incident.leg() >= 0 && incident.leg() < snapshot.legs().size()
        ? Words.leg(snapshot.legs().get(incident.leg()).plan())
        : "";
  }

  private static String platform(MonitorSnapshot snapshot, Incident incident) {
    // The driver's machine is nobody's platform.
    return incident.target() < 0 || incident.kind() == Kind.HICCUP
        ? ""
        : snapshot.targets().get(incident.target()).label();
  }

  private static String lasted(Incident incident) {
    Duration time = Duration.between(incident.from(), incident.to());
    String text =
        time.toMillis() < 950 ? Texts.of("live.less-than-a-second") : Formats.duration(time);
    return incident.open() ? Texts.of("live.for-so-far", text) : Texts.of("live.for", text);
  }
}
