package dev.bakeoff.ui.history;

import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.Fact;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.ui.chart.ResultStyles;
import dev.bakeoff.ui.designer.Summary;
import dev.bakeoff.ui.insight.InsightView;
import dev.bakeoff.ui.insight.LegInsight;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Facts;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One leg as the monitor showed it, with its phases, facts and log. */
final class LegDetailView {
  private static final double LOG_HEIGHT = 220;

  private final Page page;

  LegDetailView(
      RunRecord run, LegRecord leg, LegInsight insight, ObservableValue<Boolean> dark, Node back) {
    PageHeader header =
        new PageHeader(
            insight.title(),
            Texts.of("history.leg-of", leg.plan().seq() + 1, run.plan().name()),
            back);
    header.pill(Pill.of(leg.status()));
    VBox content = Ui.column(Spacing.L);
    if (leg.intervals().isEmpty()) {
      content
          .getChildren()
          .add(
              new EmptyState(
                  Feather.ACTIVITY,
                  Texts.of("history.nothing-was-measured-in-this-leg"),
                  leg.problem()
                      .map(Object::toString)
                      .orElse(Texts.of("history.it-did-not-come-to-that"))));
    } else {
      InsightView view = new InsightView(dark, false);
      view.show(insight);
      content.getChildren().add(view);
    }
    content.getChildren().addAll(facts(run, leg), log(run, leg));
    Node scroll = Ui.scroll(content);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    page = new Page(header, scroll);
    ResultStyles.dress(page);
  }

  Node root() {
    return page;
  }

  private static Card facts(RunRecord run, LegRecord leg) {
    Facts facts = new Facts();
    facts.fact(Texts.of("history.loop"), Summary.loop(leg.plan().options().pacing()));
    facts.fact(Texts.of("history.requests"), Formats.count(leg.operations()));
    facts.fact(Texts.of("history.failed"), Formats.count(leg.errorCount()));
    leg.started()
        .ifPresent(
            start ->
                facts.fact(
                    Texts.of("history.started-after"),
                    Formats.clock(Duration.between(run.plan().created(), start))));
    phases(leg, facts);
    fact(
        facts,
        Texts.of("history.driver-s-own-ceiling"),
        leg.fact(Fact.DRIVER_CEILING),
        v -> rate(v));
    fact(
        facts,
        Texts.of("history.round-trip"),
        leg.fact(Fact.ROUND_TRIP),
        v -> Formats.latency(v / 1000).toString());
    fact(
        facts,
        Texts.of("history.connecting"),
        leg.fact(Fact.CONNECT),
        v -> Formats.latency(v).toString());
    fact(
        facts,
        Texts.of("history.the-knee"),
        leg.fact(Fact.KNEE_RATE),
        v -> v > 0 ? rate(v) : Texts.of("history.no-rate-kept-it"));
    new TreeMap<>(leg.counters())
        .forEach(
            (name, grew) -> facts.fact(Texts.of("history.counter", name), Formats.number(grew)));
    return new Card(Texts.of("history.phases-and-facts"), facts);
  }

  /** How long each phase took; the last one's end is not recorded. */
  private static void phases(LegRecord leg, Facts facts) {
    List<LegRecord.PhaseStart> phases = leg.phases();
    for (int i = 0; i + 1 < phases.size(); i++) {
      Duration took = Duration.between(phases.get(i).at(), phases.get(i + 1).at());
      facts.fact(
          phase(phases.get(i).phase()), Formats.number(took.toMillis() / 1000.0) + "\u00a0s");
    }
  }

  private static String phase(RunEvent.Phase phase) {
    return switch (phase) {
      case START -> Texts.of("history.phase-start");
      case LOAD -> Texts.of("history.phase-load");
      case VALIDATE -> Texts.of("history.phase-validate");
      case WARM_UP -> Texts.of("history.phase-warm-up");
      case MEASURE -> Texts.of("history.phase-measure");
      case TEAR_DOWN -> Texts.of("history.phase-tear-down");
    };
  }

  private static String rate(double perSecond) {
    return Formats.throughput(perSecond).toString();
  }

  private static void fact(
      Facts facts,
      String name,
      OptionalDouble value,
      java.util.function.DoubleFunction<String> written) {
    if (value.isPresent()) {
      facts.fact(name, written.apply(value.getAsDouble()));
    }
  }

  private static Card log(RunRecord run, LegRecord leg) {
    TableView<RunEvent.Logged> table =
        RunDetailView.log(
            run,
            run.log().stream()
                .filter(l -> l.leg().isPresent() && l.leg().getAsInt() == leg.plan().seq())
                .toList());
    table.setPrefHeight(LOG_HEIGHT);
    table.setMinHeight(LOG_HEIGHT);
    return new Card(Texts.of("history.log-of-this-leg"), table);
  }
}
