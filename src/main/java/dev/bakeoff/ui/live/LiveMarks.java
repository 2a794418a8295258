package dev.bakeoff.ui.live;

import dev.bakeoff.history.TimedNote;
import dev.bakeoff.ui.chart.Marks;
import dev.bakeoff.ui.chart.Marks.Band;
import dev.bakeoff.ui.chart.Marks.Flag;
import dev.bakeoff.ui.chart.Marks.Tone;
import dev.bakeoff.ui.chart.TimeView.Stretch;
import dev.bakeoff.ui.live.RunCourse.Span;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** What lies along the time axis of a run's charts: what was done, incidents, notes. */
final class LiveMarks {
  /** More bands than this are less than two pixels wide each, and are joined. */
  private static final int MOST_BANDS = 900;

  private final MonitorSnapshot snapshot;
  private final List<TimedNote> notes;
  private final Stretch shown;

  private LiveMarks(MonitorSnapshot snapshot, List<TimedNote> notes, Stretch shown) {
    this.snapshot = snapshot;
    this.notes = notes;
    this.shown = shown;
  }

  static Marks of(MonitorSnapshot snapshot, List<TimedNote> notes, Stretch shown) {
    LiveMarks marks = new LiveMarks(snapshot, notes, shown);
    return new Marks(marks.bands(), marks.flags(), marks::text, marks::text);
  }

  private List<Band> bands() {
    List<Span> spans = snapshot.story().spans();
    List<Band> bands = new ArrayList<>();
    double least = shown.seconds() / MOST_BANDS;
    double end = snapshot.times().elapsed().toMillis() / 1000.0;
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      double from = snapshot.times().second(span.from());
      double to = i + 1 < spans.size() ? snapshot.times().second(spans.get(i + 1).from()) : end;
      boolean visible = to >= shown.from() && from <= shown.to();
      // A leg's border counts even where its first phase is too short to be seen.
      if (visible && (to - from >= least || span.first())) {
        bands.add(new Band(from, to, platform(span), span.doing(), span.first(), i));
      }
    }
    return bands;
  }

  private String platform(Span span) {
    return span.target() < 0 ? "" : snapshot.targets().get(span.target()).platform();
  }

  private List<Flag> flags() {
    List<Flag> flags = new ArrayList<>();
    List<Incident> incidents = snapshot.story().incidents();
    for (int i = 0; i < incidents.size(); i++) {
      Incident incident = incidents.get(i);
      flags.add(
          new Flag(
              snapshot.times().second(incident.from()),
              snapshot.times().second(incident.to()),
              tone(incident),
              i));
    }
    for (int i = 0; i < notes.size(); i++) {
      double at = snapshot.times().second(notes.get(i).at());
      flags.add(new Flag(at, at, Tone.NOTE, i));
    }
    return flags;
  }

  static Tone tone(Incident incident) {
    return switch (incident.kind().weight()) {
      case INFO -> Tone.INFO;
      case WARNING -> Tone.WARNING;
      case DANGER -> Tone.DANGER;
    };
  }

  private String text(Band band) {
    Span span = snapshot.story().spans().get(band.id());
    if (span.target() < 0) {
      return Texts.of("live.mark-idle");
    }
    String platform = snapshot.targets().get(span.target()).label();
    String leg = span.leg() < 0 ? "" : Words.leg(snapshot.legs().get(span.leg()).plan());
    return switch (span.doing()) {
      case LOAD -> Texts.of("live.mark-load", platform);
      case WARM_UP -> Texts.of("live.mark-warm-up", platform, leg);
      case MEASURE -> Texts.of("live.mark-measure", platform, leg);
      case IDLE -> Texts.of("live.mark-starting", platform, leg);
    };
  }

  private String text(Flag flag) {
    return flag.tone() == Tone.NOTE
        ? Texts.of("live.mark-note", notes.get(flag.id()).text())
        : IncidentWords.what(snapshot, snapshot.story().incidents().get(flag.id()));
  }
}
