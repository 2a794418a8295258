package dev.bakeoff.ui.live;

import dev.bakeoff.history.TimedNote;
import dev.bakeoff.run.LegPlan.Setting;
import dev.bakeoff.ui.insight.LegWords;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.live.MonitorSnapshot.LegCount;
import dev.bakeoff.ui.live.MonitorSnapshot.TargetView;
import dev.bakeoff.ui.live.Standings.Standing;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A run's status as Markdown, to be put into a chat: what a colleague wants to know of it. */
final class StatusText {
  private static final int MOST_EVENTS = 12;

  private final MonitorSnapshot snapshot;
  private final StringBuilder text = new StringBuilder();

  private StatusText(MonitorSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  static String of(MonitorSnapshot snapshot, List<TimedNote> notes) {
    return new StatusText(snapshot).write(notes);
  }

  private String write(List<TimedNote> notes) {
    line("**" + escaped(snapshot.heading().title()) + "** – " + snapshot.stage().label());
    String subtitle = LiveModel.subtitle(snapshot);
    if (!subtitle.isEmpty()) {
      line(escaped(subtitle));
    }
    line("");
    for (Health.Fact fact : Health.facts(snapshot)) {
      line("- **" + fact.name() + ":** " + escaped(fact.value()));
    }
    platforms();
    events(notes);
    return text.toString();
  }

  private void platforms() {
    if (snapshot.targets().isEmpty() || snapshot.legs().isEmpty()) {
      return;
    }
    line("");
    line(
        row(
            List.of(
                Texts.of("live.column-platform"),
                Texts.of("live.column-legs"),
                Texts.of("live.column-workload"),
                Texts.of("live.column-throughput"),
                "p50",
                "p99",
                Texts.of("live.column-errors"))));
    line("|---|---|---|---:|---:|---:|---:|");
    for (int i = 0; i < snapshot.targets().size(); i++) {
      platform(i);
    }
  }

  private void platform(int place) {
    TargetView target = snapshot.targets().get(place);
    LegCount legs = target.progress();
    String done = Texts.of("live.of", legs.done(), legs.total());
    List<Standing> own =
        snapshot.story().standings().stream().filter(s -> s.target() == place).toList();
    if (own.isEmpty()) {
      line(row(List.of(escaped(target.label()), done, "", "", "", "", "")));
    }
    boolean first = true;
    for (Standing standing : own) {
      line(
          row(
              List.of(
                  first ? escaped(target.label()) : "",
                  first ? done : "",
                  escaped(setting(standing.setting())),
                  Formats.throughput(standing.throughput()).toString(),
                  Formats.latency(standing.p50()).toString(),
                  Formats.latency(standing.p99()).toString(),
                  Formats.count(standing.errors()))));
      first = false;
    }
  }

  private void events(List<TimedNote> notes) {
    line("");
    List<Incident> incidents = snapshot.story().incidents();
    if (incidents.isEmpty()) {
      line(Texts.of("live.nothing-wrong"));
    }
    incidents.stream()
        .sorted(Comparator.comparing(Incident::from).reversed())
        .limit(MOST_EVENTS)
        .sorted(Comparator.comparing(Incident::from))
        .forEach(
            i ->
                line(
                    "- "
                        + Health.time(i.from())
                        + " "
                        + escaped(IncidentWords.what(snapshot, i))
                        + " "
                        + escaped(IncidentWords.meaning(i.kind()))));
    for (TimedNote note : notes) {
      line("- " + Health.time(note.at()) + " ✎ " + escaped(note.text()));
    }
  }

  static String setting(Setting setting) {
    List<String> parts = new ArrayList<>(List.of(setting.workload()));
    parts.add(LegWords.clients(setting.clients()));
    if (setting.rate() > 0) {
      parts.add(Formats.throughput(setting.rate()).toString());
    }
    return String.join(", ", parts);
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String escaped(String words) {
    return words.replace("|", "\\|").replace("\n", " ").replace("*", "\\*");
  }

  private void line(String words) {
    text.append(words).append('\n');
  }
}
