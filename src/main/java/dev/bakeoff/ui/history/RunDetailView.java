package dev.bakeoff.ui.history;

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
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One run in full: its legs, its plan and environment, the proof of its data, its log. */
final class RunDetailView {
  private final Page page;

  /**
   * @param onOpen shows a leg in full
   */
  RunDetailView(
      RunDetail detail, Node back, Button delete, Button compare, Consumer<LegRow> onOpen) {
    RunRecord run = detail.run();
    PageHeader header = new PageHeader(run.plan().name(), subtitle(run), back, delete, compare);
    header.pill(Pill.of(run.status()));
    TabPane tabs =
        new TabPane(
            tab("Legs", new LegTable(detail.legs(), onOpen).view()),
            tab("Plan and environment", Ui.scroll(circumstances(run))),
            tab("Data proof", Ui.scroll(proofs(run))),
            tab("Log", log(run, run.log())));
    VBox.setVgrow(tabs, Priority.ALWAYS);
    page = new Page(header, tabs);
    ResultStyles.dress(page);
  }

  Node root() {
    return page;
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
            .map(end -> " · took " + Formats.duration(Duration.between(plan.created(), end)))
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
                "Plan",
                new Facts()
                    .fact("Run", new Copyable("the run's id", plan.id(), plan.id()))
                    .fact("From", plan.origin())
                    .fact("Legs", Formats.count(plan.legs().size()))
                    .fact("Trials", Formats.count(plan.trials()))
                    .fact("Seed of order and keys", Long.toString(plan.seed()))
                    .fact("Rows", Formats.count(plan.dataset().rows()))
                    .fact("Measured per leg", measured(plan))
                    .fact("Baseline", plan.targets().getFirst().displayName())),
            new Card("Driver machine", environment(run.environment())));
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
                Durations.format(l.duration())
                    + " after "
                    + Durations.format(l.warmup())
                    + " warm-up")
        .orElse(Formats.NONE);
  }

  private static Facts environment(Environment e) {
    Facts facts =
        new Facts()
            .fact("CPU", e.cpu())
            .fact("Cores", Formats.count(e.cores()))
            .fact("Memory", Formats.bytes(e.memoryMb() * 1e6).toString())
            .fact("System", e.os())
            .fact("Java", e.jdk())
            .fact("Bakeoff", e.bakeoff());
    new TreeMap<>(e.extra()).forEach(facts::fact);
    return facts;
  }

  private static Card platform(RunPlan.Target target, PlatformInfo info) {
    Facts facts =
        new Facts()
            .fact("Product", (info.product() + " " + info.version()).strip())
            .fact("Driver", info.driver());
    if (info.roundTripMicros() > 0) {
      facts.fact("Round trip", Formats.latency(info.roundTripMicros() / 1000.0).toString());
    }
    for (Map.Entry<String, String> setting : new TreeMap<>(info.settings()).entrySet()) {
      facts.fact(setting.getKey(), setting.getValue());
    }
    return new Card(target.displayName(), facts);
  }

  private static VBox proofs(RunRecord run) {
    VBox all = Ui.column(Spacing.L);
    if (run.loads().isEmpty()) {
      all.getChildren().add(Ui.label("No platform was loaded.", "muted"));
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
        new Pill(equal ? "same data" : "not proven", equal ? Pill.Tone.SUCCESS : Pill.Tone.DANGER);
    return new Card(platform, Ui.column(Spacing.S, parts.toArray(Node[]::new)), pill);
  }

  private static String words(LoadResult load) {
    if (load.problem().isPresent()) {
      return "The data did not get there.";
    }
    String loaded =
        load.reused()
            ? "Already there from an earlier run"
            : "Loaded in %s\u00a0s".formatted(Formats.number(load.loadSeconds()));
    return "%s; read back and compared in %s\u00a0s."
        .formatted(loaded, Formats.number(load.validateSeconds()));
  }

  /** Lines of a run's log. */
  static TableView<RunEvent.Logged> log(RunRecord run, List<RunEvent.Logged> lines) {
    TableView<RunEvent.Logged> table =
        Tables.table("Log", Ui.label("Nothing was logged.", "muted"));
    table
        .getColumns()
        .setAll(
            List.of(
                Tables.figure(
                    "After",
                    70,
                    l -> Formats.clock(Duration.between(run.plan().created(), l.at())),
                    Comparator.comparing(RunEvent.Logged::at)),
                Tables.text(
                    "Leg",
                    50,
                    l -> l.leg().isPresent() ? Integer.toString(l.leg().getAsInt() + 1) : ""),
                Tables.text("Level", 80, l -> level(l.level())),
                Tables.text("Message", 700, RunEvent.Logged::message)));
    table.setItems(FXCollections.observableArrayList(lines));
    return table;
  }

  private static String level(RunEvent.Level level) {
    return switch (level) {
      case INFO -> "Info";
      case WARNING -> "Warning";
      case ERROR -> "Error";
    };
  }
}
