package dev.bakeoff.ui.designer;

import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.Chips;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Shape.FanoutMode;
import dev.bakeoff.workload.WorkloadOptions.CacheState;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One workload's details: those that belong to its pattern, and how hard its clients work. */
final class WorkloadPane extends VBox {
  private static final List<Integer> USUAL_CLIENTS = List.of(1, 2, 5, 10, 20, 50, 100);

  private final WorkloadModel model;
  private final DesignerModel designer;
  private final Window window;
  private final VBox requests = Ui.column(Spacing.M);
  private final VBox keys = Ui.column(0);

  WorkloadPane(WorkloadModel model, DesignerModel designer, Window window) {
    super(Spacing.L);
    this.model = model;
    this.designer = designer;
    this.window = window;
    Button spread =
        Ui.button(
            Texts.of("designer.same-for-all-workloads"),
            Feather.COPY,
            () -> designer.spreadLoad(model),
            "flat");
    spread.setId("wizard-spread");
    model.error().subscribe(e -> spread.setDisable(e.isPresent()));
    spread.setVisible(designer.workloads().size() > 1);
    getChildren()
        .addAll(
            new Card(Texts.of("designer.what-each-request-does"), requests),
            new Card(Texts.of("designer.keys-2"), keys),
            new Card(Texts.of("designer.when-requests-are-sent"), new LoopPane(model.loop())),
            new Card(Texts.of("designer.load"), load(), spread),
            new Card(Texts.of("designer.expected-2"), expected()));
    model.patternProperty().subscribe(this::show);
  }

  private void show(Pattern pattern) {
    List<Node> parts = new ArrayList<>();
    parts.add(head());
    switch (pattern) {
      case LOOKUP, AGGREGATION -> {
        // There is nothing more to say.
      }
      case FANOUT ->
          parts.add(Fields.thirds(tables(), mode(), rows(Texts.of("designer.related-rows"))));
      case TIME_SERIES -> parts.add(Fields.thirds(window(), rows(Texts.of("designer.rows-2"))));
      case MIXED -> parts.add(new MixPane(model.mix(), designer.abilitiesProperty().get()));
      case SQL -> parts.add(new SqlPane(model.sql(), window));
    }
    requests.getChildren().setAll(parts);
    keys.getChildren()
        .setAll(WorkloadModel.usesKeys(pattern) ? new KeysPane(model.keys()) : KeysPane.none());
  }

  private Node head() {
    FormField pattern =
        new FormField(
            Texts.of("designer.pattern"),
            Fields.choice(
                "wizard-pattern",
                List.of(Pattern.values()),
                model.patternProperty(),
                PatternNames::of),
            "",
            new javafx.beans.property.SimpleObjectProperty<>(
                designer.abilitiesProperty().get().cannot(model.patternProperty().get())));
    return Fields.thirds(
        Fields.text(
            Texts.of("designer.name"),
            "wizard-workload-name",
            model.name(),
            Texts.of("designer.unique-in-the-bake-off")),
        pattern);
  }

  private Node tables() {
    return Fields.text(
        Texts.of("designer.tables-2"),
        "wizard-tables",
        model.tables(),
        Texts.of("designer.1-to-30-that-share-the"));
  }

  private Node mode() {
    return new FormField(
        Texts.of("designer.how-they-are-asked"),
        Fields.choice(
            "wizard-mode", List.of(FanoutMode.values()), model.modeProperty(), WorkloadPane::words),
        Texts.of("designer.in-parallel-the-slowest-counts"));
  }

  private Node rows(String label) {
    return Fields.text(
        label, "wizard-fanout", model.rows(), Texts.of("designer.at-most-per-request"));
  }

  private Node window() {
    return Fields.text(
        Texts.of("designer.stretch-of-time"),
        "wizard-window",
        model.window(),
        Texts.of("designer.that-a-request-covers-such-as"));
  }

  private Node load() {
    Chips clients =
        new Chips(
            Texts.of("designer.clients"),
            USUAL_CLIENTS,
            model.clients(),
            WorkloadModel.MOST_CLIENTS);
    return Ui.column(
        Spacing.L,
        new FormField(
            Texts.of("designer.clients-at-the-same-time"),
            clients,
            Texts.of("designer.a-leg-of-its-own-for")),
        Fields.thirds(
            Fields.text(
                Texts.of("designer.measured-time"),
                "wizard-duration",
                model.duration(),
                Texts.of("designer.per-trial-for-example-10s-or")),
            Fields.text(
                Texts.of("designer.warm-up"),
                "wizard-warmup",
                model.warmup(),
                Texts.of("designer.before-it-and-in-no-figure")),
            Fields.text(
                Texts.of("designer.requests-per-client-2"),
                "wizard-iterations",
                model.iterations(),
                Texts.of("designer.instead-of-a-fixed-time-empty")),
            new FormField(
                Texts.of("designer.caches-2"),
                Fields.choice(
                    "wizard-cache",
                    List.of(CacheState.values()),
                    model.cacheProperty(),
                    WorkloadPane::words),
                Texts.of("designer.when-a-leg-begins")),
            Fields.text(
                Texts.of("designer.error-budget-2"),
                "wizard-budget",
                model.errorBudget(),
                Texts.of("designer.more-failed-requests-than-this-and"))));
  }

  private Node expected() {
    return Fields.thirds(
        Fields.text(
            "p50 (ms)",
            "wizard-expected-p50",
            model.expected().get("p50_ms"),
            Texts.of("designer.or-nothing-2")),
        Fields.text(
            "p99 (ms)",
            "wizard-expected-p99",
            model.expected().get("p99_ms"),
            Texts.of("designer.or-nothing-2")),
        Fields.text(
            Texts.of("designer.throughput-ops-s"),
            "wizard-expected-throughput",
            model.expected().get("throughput_ops_s"),
            Texts.of("designer.what-is-measured-is-set-against")));
  }

  private static String words(FanoutMode mode) {
    return switch (mode) {
      case ONE_REQUEST -> Texts.of("designer.one-request-for-all");
      case PARALLEL -> Texts.of("designer.all-at-the-same-time");
      case SEQUENTIAL -> Texts.of("designer.one-after-the-other-2");
    };
  }

  private static String words(CacheState cache) {
    return switch (cache) {
      case WARM -> Texts.of("designer.warm-as-earlier-work-left-them");
      case COLD -> Texts.of("designer.cold-emptied-before-each-leg");
    };
  }
}
