package dev.bakeoff.ui.wizard;

import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.Chips;
import dev.bakeoff.ui.kit.ChoiceCard;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload.KeyDistribution;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What clients do, how many of them, how long and how often. */
final class WorkloadPage implements WizardPage {
  private final BakeoffModel model;
  private final Node view;

  WorkloadPage(BakeoffModel model) {
    this.model = model;
    HBox patterns = new HBox(Spacing.S);
    for (Pattern pattern : Pattern.values()) {
      ChoiceCard card = new ChoiceCard(pattern.label(), does(pattern));
      card.setId("pattern-" + pattern.id());
      card.setPrefWidth(260);
      card.setOnAction(e -> model.choose(pattern, card.isSelected()));
      patterns.getChildren().add(Ui.grow(card));
      Runnable follow = () -> card.setSelected(model.patterns().contains(pattern));
      model.patterns().addListener((ListChangeListener<Pattern>) c -> follow.run());
      follow.run();
    }
    VBox all =
        Ui.column(
            Spacing.L,
            new Card("What each request does", patterns),
            new Card("Load", load()),
            new Card("Keys", keys()));
    view = Ui.scroll(all);
  }

  @Override
  public String title() {
    return "Workload";
  }

  @Override
  public String task() {
    return "Say what the clients do. Every platform gets the same, in closed loop: a client sends"
        + " its next request when the last one has been answered.";
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ObservableValue<Optional<String>> obstacle() {
    return model.workloadError();
  }

  @Override
  public void entered() {
    model.leaveFile();
  }

  private static String does(Pattern pattern) {
    return switch (pattern) {
      case LOOKUP -> "One whole row by its key";
      case FANOUT -> "One row and its latest related rows";
      case AGGREGATION -> "Groups over a whole table";
      case TIME_SERIES -> "The newest rows of one key within a stretch of time";
      case MIXED -> "Reads, writes and transactions by weight";
      case SQL -> "Your own statements, with parameters from the data";
    };
  }

  private Node load() {
    LoadModel load = model.load();
    Chips clients =
        new Chips("clients", LoadModel.usualClients(), load.clients(), LoadModel.MOST_CLIENTS);
    Spinner<Integer> trials = new Spinner<>(1, 30, load.trialsProperty().get());
    trials.setId("wizard-trials");
    trials.setEditable(true);
    trials.valueProperty().subscribe(n -> load.trialsProperty().set(n == null ? 1 : n));
    load.trialsProperty().subscribe(n -> trials.getValueFactory().setValue(n.intValue()));
    GridPane grid = thirds();
    grid.add(
        new FormField(
            "Trials",
            trials,
            "Repetitions, interleaved over the platforms. From three on there are confidence"
                + " intervals."),
        0,
        0);
    grid.add(
        text(
            "Measured time",
            "wizard-duration",
            load.durationProperty(),
            load.durationError(),
            "Per trial, for example 10s or 2m."),
        1,
        0);
    grid.add(
        text(
            "Warm-up",
            "wizard-warmup",
            load.warmupProperty(),
            load.warmupError(),
            "Before it, and in no figure."),
        2,
        0);
    return Ui.column(
        Spacing.L,
        new FormField("Clients at the same time", clients, "A leg of its own for each number."),
        grid);
  }

  private Node keys() {
    LoadModel load = model.load();
    ComboBox<KeyDistribution> box = new ComboBox<>();
    box.setId("wizard-keys");
    box.getItems().setAll(KeyDistribution.values());
    box.setCellFactory(list -> keyCell());
    box.setButtonCell(keyCell());
    box.valueProperty().bindBidirectional(load.keysProperty());
    GridPane grid = thirds();
    grid.add(
        new FormField("Distribution", box, "How keys are drawn from those that were loaded."),
        0,
        0);
    grid.add(
        text(
            "Related rows",
            "wizard-fanout",
            load.fanoutLimitProperty(),
            load.fanoutError(),
            "At most, per request of a fanout."),
        1,
        0);
    grid.add(
        text(
            "Seed",
            "wizard-seed",
            load.seedProperty(),
            load.seedError(),
            "Of order and keys; empty draws one, and the run records it."),
        2,
        0);
    return grid;
  }

  private static ListCell<KeyDistribution> keyCell() {
    return new ListCell<>() {
      @Override
      protected void updateItem(KeyDistribution item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : words(item));
      }
    };
  }

  private static String words(KeyDistribution keys) {
    return switch (keys) {
      case UNIFORM -> "Uniform: every key alike";
      case ZIPF -> "Zipf: few keys often";
      case HOT -> "Hot keys: a share of the keys gets most requests";
      case SEQUENTIAL -> "Sequential: one key after the other";
      case LATEST -> "Latest: the greatest keys most often";
    };
  }

  private static FormField text(
      String label,
      String id,
      StringProperty value,
      ObservableValue<Optional<String>> error,
      String help) {
    TextField field = new TextField();
    field.setId(id);
    field.textProperty().bindBidirectional(value);
    return new FormField(label, field, help, error);
  }

  private static GridPane thirds() {
    GridPane grid = new GridPane(Spacing.L, Spacing.M);
    for (int i = 0; i < 3; i++) {
      ColumnConstraints third = new ColumnConstraints();
      third.setPercentWidth(100.0 / 3);
      third.setHgrow(Priority.ALWAYS);
      grid.getColumnConstraints().add(third);
    }
    return grid;
  }
}
