package dev.bakeoff.ui.designer;

import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.EvenGrid;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Presets to add, the workloads of the bake-off, and the details of the one looked at. */
public final class DesignerView extends VBox {
  private static final double PRESET_HEIGHT = 76;

  private final DesignerModel model;
  private final Window window;
  private final EvenGrid presets = new EvenGrid(165, 5, Spacing.S);
  private final FlowPane chosen = new FlowPane(Spacing.S, Spacing.S);
  private final VBox details = Ui.column(0);
  private Optional<WorkloadModel> shown = Optional.empty();

  public DesignerView(DesignerModel model, Window window) {
    super(Spacing.L);
    this.model = model;
    this.window = window;
    getChildren()
        .addAll(
            new Card(Texts.of("designer.add-a-workload"), presets),
            new Card(Texts.of("designer.the-workloads-of-this-bake-off"), chosen),
            details);
    model.abilitiesProperty().subscribe(_ -> abilities());
    model.workloads().addListener((ListChangeListener<WorkloadModel>) _ -> draw());
    model.onChange(this::drawNames);
    model.selectedProperty().subscribe(_ -> draw());
  }

  private void abilities() {
    List<Node> cards = new ArrayList<>();
    for (Preset preset : Preset.values()) {
      Optional<String> why = model.abilitiesProperty().get().cannot(preset.pattern());
      Button card = preset(preset, why);
      cards.add(card);
    }
    presets.getChildren().setAll(cards);
    // The details name what platforms cannot do, too.
    shown = Optional.empty();
    draw();
  }

  private Button preset(Preset preset, Optional<String> why) {
    VBox words =
        Ui.column(
            3,
            Ui.label(preset.title(), "choice-title"),
            Ui.paragraph(why.map(w -> w + ".").orElse(preset.line()), "choice-line"));
    if (why.isPresent()) {
      words.getChildren().getLast().getStyleClass().add("tone-warning");
    }
    Button card = new Button("", words);
    card.getStyleClass().addAll("choice-card", "preset-card");
    card.setId("preset-" + preset.id());
    card.setMaxWidth(Double.MAX_VALUE);
    card.setMinHeight(PRESET_HEIGHT);
    card.setPrefHeight(PRESET_HEIGHT);
    card.setAlignment(javafx.geometry.Pos.TOP_LEFT);
    words.prefWidthProperty().bind(card.widthProperty().subtract(30));
    card.setAccessibleText(preset.title() + ". " + why.orElse(preset.line()));
    card.setOnAction(_ -> model.add(preset));
    card.setDisable(why.isPresent());
    return card;
  }

  private void draw() {
    drawNames();
    Optional<WorkloadModel> now = model.selectedProperty().get();
    if (now.isPresent() && now.equals(shown)) {
      return;
    }
    shown = now;
    details
        .getChildren()
        .setAll(
            now.map(w -> List.<Node>of(new WorkloadPane(w, model, window)))
                .orElseGet(
                    () ->
                        List.of(
                            Ui.paragraph(
                                Texts.of("designer.add-a-workload-to-see-its"), "muted"))));
  }

  private void drawNames() {
    List<WorkloadModel> now = List.copyOf(model.workloads());
    if (chosen.getChildren().size() != now.size()) {
      chosen.getChildren().setAll(now.stream().map(w -> chip()).toList());
    }
    for (int i = 0; i < now.size(); i++) {
      show((HBox) chosen.getChildren().get(i), now.get(i));
    }
  }

  private static Node chip() {
    ToggleButton name = new ToggleButton();
    name.getStyleClass().addAll("chip", "workload-chip");
    // Names have underscores, which else would mark a key to press.
    name.setMnemonicParsing(false);
    Button remove = Ui.iconButton(Texts.of("designer.remove-this-workload"), Feather.X, () -> {});
    HBox chip = Ui.row(0, name, remove);
    chip.getStyleClass().add("workload-chip-row");
    return chip;
  }

  private void show(HBox chip, WorkloadModel workload) {
    ToggleButton name = (ToggleButton) chip.getChildren().get(0);
    Button remove = (Button) chip.getChildren().get(1);
    String called = workload.name().textProperty().get().strip();
    boolean wrong =
        workload.error().get().isPresent()
            || model.abilitiesProperty().get().cannot(workload).isPresent();
    name.setId("workload-" + called);
    name.setText((called.isEmpty() ? Texts.of("designer.no-name") : called) + (wrong ? "  !" : ""));
    name.setTooltip(
        new Tooltip(
            workload
                .error()
                .get()
                .or(() -> model.abilitiesProperty().get().cannot(workload))
                .orElseGet(
                    () ->
                        PatternNames.of(workload.patternProperty().get())
                            + "; "
                            + Summary.loop(workload.workload().options().pacing())
                            + "; "
                            + Summary.load(workload.workload()))));
    name.setSelected(model.selectedProperty().get().equals(Optional.of(workload)));
    name.setOnAction(
        _ -> {
          model.selectedProperty().set(Optional.of(workload));
          drawNames();
        });
    remove.setId("remove-" + called);
    remove.setAccessibleText(Texts.of("designer.remove-the-workload", called));
    remove.setOnAction(_ -> model.remove(workload));
  }
}
