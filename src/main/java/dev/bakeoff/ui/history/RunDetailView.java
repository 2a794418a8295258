package dev.bakeoff.ui.history;

import dev.bakeoff.history.RunMarks;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.Environment;
import dev.bakeoff.model.Durations;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunEvent.TableProof;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.ui.chart.ResultStyles;
import dev.bakeoff.ui.history.RunDetail.LegRow;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.Copyable;
import dev.bakeoff.ui.kit.Facts;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One run in full: its legs, its plan and environment, the proof of its data, its log. */
final class RunDetailView {
  private final Page page;

  /**
   * What people say of the run.
   *
   * @param marks of the whole run
   * @param notes on its time line
   */
  record Said(RunMarks marks, Node notes) {}

  /**
   * @param onOpen shows a leg in full
   */
  RunDetailView(RunDetail detail, Said said, List<Button> actions, Consumer<LegRow> onOpen) {
    RunRecord run = detail.run();
    PageHeader header =
        new PageHeader(run.plan().name(), subtitle(run), actions.toArray(Node[]::new));
    header.pill(Pill.of(run.status()));
    TabPane tabs =
        new TabPane(
            tab(Texts.of("history.legs"), new LegTable(detail.legs(), onOpen).view()),
            tab(Texts.of("history.plan-and-environment"), Ui.scroll(circumstances(run))),
            tab(Texts.of("history.data-proof"), Ui.scroll(proofs(run))),
            tab(Texts.of("history.notes"), said.notes()),
            tab(Texts.of("history.log"), log(run, run.log())));
    VBox.setVgrow(tabs, Priority.ALWAYS);
    page = new Page(header);
    if (!said.marks().equals(RunMarks.NONE)) {
      page.getChildren().add(marks(said.marks()));
    }
    page.getChildren().add(tabs);
    ResultStyles.dress(page);
  }

  Node root() {
    return page;
  }

  private static Node marks(RunMarks marks) {
    FlowPane chips = new FlowPane(Spacing.XS, Spacing.XS);
    if (marks.baseline()) {
      chips.getChildren().add(new Pill(Texts.of("history.pinned-as-baseline"), Pill.Tone.ACCENT));
    }
    if (marks.archived()) {
      chips.getChildren().add(new Pill(Texts.of("history.archived"), Pill.Tone.NEUTRAL));
    }
    if (!marks.customer().isEmpty()) {
      chips.getChildren().add(Ui.label(marks.customer(), "customer-chip"));
    }
    marks.tags().forEach(tag -> chips.getChildren().add(Ui.label(tag, "tag-chip")));
    VBox all = Ui.column(Spacing.XS, chips);
    if (!marks.note().isEmpty()) {
      all.getChildren().add(Ui.paragraph(marks.note(), "run-note"));
    }
    return all;
  }

  private static Tab tab(String name, Node content) {
    VBox box = new VBox(content);
    box.getStyleClass().add("tab-body");
    VBox.setVgrow(content, Priority.ALWAYS);
    Tab tab = new Tab(name, box);
    tab.setClosable(false);
    return tab;
  }

  private static String subtitle(RunRecord run) {
    RunPlan plan = run.plan();
    String took =
        run.finished()
            .map(
                end ->
                    Texts.of(
                        "history.took", Formats.duration(Duration.between(plan.created(), end))))
            .orElse("");
    return "%s · %s:%s%s"
        .formatted(
            Formats.dateTime(plan.created()),
            plan.dataset().name(),
            plan.dataset().version(),
            took);
  }

  private static VBox circumstances(RunRecord run) {
    RunPlan plan = run.plan();
    VBox all =
        Ui.column(
            Spacing.L,
            new Card(
                Texts.of("history.plan"),
                new Facts()
                    .fact(
                        Texts.of("history.run"),
                        new Copyable(Texts.of("history.the-run-s-id"), plan.id(), plan.id()))
                    .fact(Texts.of("history.from"), plan.origin())
                    .fact(Texts.of("history.legs"), Formats.count(plan.legs().size()))
                    .fact(Texts.of("history.trials"), Formats.count(plan.trials()))
                    .fact(Texts.of("history.seed-of-order-and-keys"), Long.toString(plan.seed()))
                    .fact(Texts.of("history.rows"), Formats.count(plan.dataset().rows()))
                    .fact(Texts.of("history.measured-per-leg"), measured(plan))
                    .fact(Texts.of("history.baseline"), plan.targets().getFirst().displayName())),
            new Card(Texts.of("history.driver-machine"), environment(run.environment())));
    for (RunPlan.Target target : plan.targets()) {
      run.loads().stream()
          .filter(l -> l.platform().equals(target.platform()))
          .findFirst()
          .flatMap(LoadResult::info)
          .ifPresent(info -> all.getChildren().add(platform(target, info)));
    }
    return all;
  }

  private static String measured(RunPlan plan) {
    return plan.legs().stream()
        .findFirst()
        .map(
            l ->
                Texts.of(
                    "history.after-warm-up",
                    Durations.format(l.duration()),
                    Durations.format(l.warmup())))
        .orElse(Formats.NONE);
  }

  private static Facts environment(Environment e) {
    Facts facts =
        new Facts()
            .fact("CPU", e.cpu())
            .fact(Texts.of("history.cores"), Formats.count(e.cores()))
            .fact(Texts.of("history.memory"), Formats.bytes(e.memoryMb() * 1e6).toString())
            .fact(Texts.of("history.system"), e.os())
            .fact(Texts.of("history.java"), e.jdk())
            .fact(Texts.of("history.bakeoff"), e.bakeoff());
    new TreeMap<>(e.extra()).forEach(facts::fact);
    return facts;
  }

  private static Card platform(RunPlan.Target target, PlatformInfo info) {
    Facts facts =
        new Facts()
            .fact(Texts.of("history.product"), (info.product() + " " + info.version()).strip())
            .fact(Texts.of("history.driver"), info.driver());
    if (info.roundTripMicros() > 0) {
      facts.fact(
          Texts.of("history.round-trip"),
          Formats.latency(info.roundTripMicros() / 1000.0).toString());
    }
    for (Map.Entry<String, String> setting : new TreeMap<>(info.settings()).entrySet()) {
      facts.fact(setting.getKey(), setting.getValue());
    }
    return new Card(target.displayName(), facts);
  }

  private static VBox proofs(RunRecord run) {
    VBox all = Ui.column(Spacing.L);
    if (run.loads().isEmpty()) {
      all.getChildren().add(Ui.label(Texts.of("history.no-platform-was-loaded"), "muted"));
    }
    for (LoadResult load : run.loads()) {
      all.getChildren().add(proof(run.plan().target(load.platform()).displayName(), load));
    }
    return all;
  }

  private static Card proof(String platform, LoadResult load) {
    List<Node> parts = new ArrayList<>();
    parts.add(Ui.paragraph(words(load), "muted"));
    load.problem().map(Problem::toString).ifPresent(p -> parts.add(Ui.paragraph(p, "tone-danger")));
    if (!load.tables().isEmpty()) {
      parts.add(ProofTable.of(load.tables()));
    }
    boolean equal =
        load.problem().isEmpty() && load.tables().stream().allMatch(TableProof::matches);
    Pill pill =
        new Pill(
            equal ? Texts.of("history.same-data") : Texts.of("history.not-proven"),
            equal ? Pill.Tone.SUCCESS : Pill.Tone.DANGER);
    return new Card(platform, Ui.column(Spacing.S, parts.toArray(Node[]::new)), pill);
  }

  private static String words(LoadResult load) {
    if (load.problem().isPresent()) {
      return Texts.of("history.the-data-did-not-get-there");
    }
    String loaded =
        load.reused()
            ? Texts.of("history.already-there-from-an-earlier-run")
            : Texts.of("history.loaded-in-s", Formats.number(load.loadSeconds()));
    return Texts.of(
        "history.read-back-and-compared-in-s", loaded, Formats.number(load.validateSeconds()));
  }

  /** Lines of a run's log. */
  static TableView<RunEvent.Logged> log(RunRecord run, List<RunEvent.Logged> lines) {
    TableView<RunEvent.Logged> table =
        Tables.table(
            Texts.of("history.log"), Ui.label(Texts.of("history.nothing-was-logged"), "muted"));
    table
        .getColumns()
        .setAll(
            List.of(
                Tables.figure(
                    Texts.of("history.after"),
                    70,
                    l -> Formats.clock(Duration.between(run.plan().created(), l.at())),
                    Comparator.comparing(RunEvent.Logged::at)),
                Tables.text(
                    Texts.of("history.leg"),
                    50,
                    l -> l.leg().isPresent() ? Integer.toString(l.leg().getAsInt() + 1) : ""),
                Tables.text(Texts.of("history.level"), 80, l -> level(l.level())),
                Tables.text(Texts.of("history.message"), 700, RunEvent.Logged::message)));
    table.setItems(FXCollections.observableArrayList(lines));
    return table;
  }

  private static String level(RunEvent.Level level) {
    return switch (level) {
      case INFO -> Texts.of("history.info");
      case WARNING -> Texts.of("history.warning");
      case ERROR -> Texts.of("history.error");
    };
  }
}
