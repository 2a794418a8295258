package dev.bakeoff.ui.designer;

import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.Chips;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
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
        Ui.button("Same for all workloads", Feather.COPY, () -> designer.spreadLoad(model), "flat");
    spread.setId("wizard-spread");
    model.error().subscribe(e -> spread.setDisable(e.isPresent()));
    spread.setVisible(designer.workloads().size() > 1);
    getChildren()
        .addAll(
            new Card("What each request does", requests),
            new Card("Keys", keys),
            new Card("When requests are sent", new LoopPane(model.loop())),
            new Card("Load", load(), spread),
            new Card("Expected", expected()));
    model.patternProperty().subscribe(this::show);
  }

  private void show(Pattern pattern) {
    List<Node> parts = new ArrayList<>();
    parts.add(head());
    switch (pattern) {
      case LOOKUP, AGGREGATION -> {
        // There is nothing more to say.
      }
      case FANOUT -> parts.add(Fields.thirds(tables(), mode(), rows("Related rows")));
      case TIME_SERIES -> parts.add(Fields.thirds(window(), rows("Rows")));
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
            "Pattern",
            Fields.choice(
                "wizard-pattern",
                List.of(Pattern.values()),
                model.patternProperty(),
                Pattern::label),
            "",
            new javafx.beans.property.SimpleObjectProperty<>(
                designer.abilitiesProperty().get().cannot(model.patternProperty().get())));
    return Fields.thirds(
        Fields.text("Name", "wizard-workload-name", model.name(), "Unique in the bake-off."),
        pattern);
  }

  private Node tables() {
    return Fields.text(
        "Tables",
        "wizard-tables",
        model.tables(),
        "1 to 30 that share the key; 0 is a row and its newest rows in a second table.");
  }

  private Node mode() {
    return new FormField(
        "How they are asked",
        Fields.choice(
            "wizard-mode", List.of(FanoutMode.values()), model.modeProperty(), WorkloadPane::words),
        "In parallel the slowest counts.");
  }

  private Node rows(String label) {
    return Fields.text(label, "wizard-fanout", model.rows(), "At most, per request.");
  }

  private Node window() {
    return Fields.text(
        "Stretch of time",
        "wizard-window",
        model.window(),
        "That a request covers, such as 24h; empty is all the time there is.");
  }

  private Node load() {
    Chips clients =
        new Chips("clients", USUAL_CLIENTS, model.clients(), WorkloadModel.MOST_CLIENTS);
    return Ui.column(
        Spacing.L,
        new FormField("Clients at the same time", clients, "A leg of its own for each number."),
        Fields.thirds(
            Fields.text(
                "Measured time",
                "wizard-duration",
                model.duration(),
                "Per trial, for example 10s or 2m."),
            Fields.text("Warm-up", "wizard-warmup", model.warmup(), "Before it, and in no figure."),
            Fields.text(
                "Requests per client",
                "wizard-iterations",
                model.iterations(),
                "Instead of a fixed time; empty for the time."),
            new FormField(
                "Caches",
                Fields.choice(
                    "wizard-cache",
                    List.of(CacheState.values()),
                    model.cacheProperty(),
                    WorkloadPane::words),
                "When a leg begins."),
            Fields.text(
                "Error budget (%)",
                "wizard-budget",
                model.errorBudget(),
                "More failed requests than this, and there is no verdict.")));
  }

  private Node expected() {
    return Fields.thirds(
        Fields.text(
            "p50 (ms)", "wizard-expected-p50", model.expected().get("p50_ms"), "Or nothing."),
        Fields.text(
            "p99 (ms)", "wizard-expected-p99", model.expected().get("p99_ms"), "Or nothing."),
        Fields.text(
            "Throughput (ops/s)",
            "wizard-expected-throughput",
            model.expected().get("throughput_ops_s"),
            "What is measured is set against it."));
  }

  private static String words(FanoutMode mode) {
    return switch (mode) {
      case ONE_REQUEST -> "One request for all";
      case PARALLEL -> "All at the same time";
      case SEQUENTIAL -> "One after the other";
    };
  }

  private static String words(CacheState cache) {
    return switch (cache) {
      case WARM -> "Warm: as earlier work left them";
      case COLD -> "Cold: emptied before each leg";
    };
  }
}
