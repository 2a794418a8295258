package dev.bakeoff.ui.sweep;

import dev.bakeoff.ui.designer.Entry;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.ChoiceCard;
import dev.bakeoff.ui.kit.EvenGrid;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardCheck;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.Pattern;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** What is crossed, with what it comes to while it is typed. */
final class SweepPage implements WizardPage {
  private final SweepModel model;
  private final WizardCheck check;
  private final Label figures = Ui.paragraph("", "review-value");
  private final StackPane warning = new StackPane();
  private final Node view;

  SweepPage(SweepModel model, WizardCheck check) {
    this.model = model;
    this.check = check;
    figures.setId("sweep-outlook");
    FormField tables =
        field(
            Texts.of("sweep.tables"),
            "sweep-tables",
            model.tables(),
            Texts.of("sweep.tables-help"));
    FormField keys =
        field(Texts.of("sweep.keys"), "sweep-keys", model.keys(), Texts.of("sweep.keys-help"));
    model
        .patternProperty()
        .subscribe(
            p -> {
              tables.setDisable(!model.takesTables());
              keys.setDisable(!model.takesKeys());
            });
    EvenGrid crossed =
        new EvenGrid(
            230,
            2,
            Spacing.L,
            field(
                Texts.of("sweep.clients"),
                "sweep-clients",
                model.clients(),
                Texts.of("sweep.clients-help")),
            field(
                Texts.of("sweep.rates"),
                "sweep-rates",
                model.rates(),
                Texts.of("sweep.rates-help")),
            tables,
            keys);
    EvenGrid each =
        new EvenGrid(
            150,
            3,
            Spacing.L,
            field(
                Texts.of("quickstart.duration"),
                "sweep-duration",
                model.duration(),
                Texts.of("sweep.duration-help")),
            field(
                Texts.of("sweep.warmup"),
                "sweep-warmup",
                model.warmup(),
                Texts.of("sweep.warmup-help")),
            field(
                Texts.of("wizard.trials"),
                "sweep-trials",
                model.trials(),
                Texts.of("sweep.trials-help")));
    HBox outlook =
        Ui.row(Spacing.M, Ui.icon(org.kordamp.ikonli.feather.Feather.GRID), Ui.grow(figures));
    outlook.getStyleClass().add("hint");
    view =
        Ui.scroll(
            Ui.column(
                Spacing.L,
                patterns(),
                outlook,
                warning,
                new Card(Texts.of("sweep.every-combination-of"), crossed),
                new Card(Texts.of("sweep.each-leg"), each)));
    model.outlookProperty().subscribe(this::show);
  }

  private Node patterns() {
    ToggleGroup group = new ToggleGroup();
    EvenGrid grid = new EvenGrid(140, 5, Spacing.S);
    for (Pattern pattern : SweepModel.PATTERNS) {
      ChoiceCard card = new ChoiceCard(Texts.of("sweep.pattern-" + pattern.id())).of(group);
      card.setId("sweep-" + pattern.id());
      card.setSelected(model.patternProperty().get() == pattern);
      card.setOnAction(e -> model.patternProperty().set(pattern));
      grid.getChildren().add(card);
    }
    return grid;
  }

  private static FormField field(String label, String id, Entry<?> entry, String help) {
    TextField text = new TextField();
    text.setId(id);
    text.textProperty().bindBidirectional(entry.textProperty());
    return new FormField(label, text, help, entry.error());
  }

  private void show(Optional<SweepModel.Outlook> outlook) {
    figures.setText(outlook.map(SweepPage::words).orElse(Texts.of("sweep.not-yet")));
    warning.getChildren().clear();
    outlook
        .filter(SweepModel.Outlook::isLong)
        .ifPresent(o -> warning.getChildren().setAll(banner(o)));
    warning.setManaged(!warning.getChildren().isEmpty());
  }

  static Node banner(SweepModel.Outlook outlook) {
    return Ui.banner(Texts.of("sweep.takes-long", Formats.duration(outlook.estimate().time())));
  }

  static String words(SweepModel.Outlook outlook) {
    return Texts.of(
        "sweep.outlook",
        outlook.combinations(),
        outlook.config().platforms().size(),
        outlook.config().trials(),
        Formats.count(outlook.estimate().legs()),
        Formats.duration(outlook.estimate().time()));
  }

  @Override
  public String title() {
    return Texts.of("sweep.settings");
  }

  @Override
  public String task() {
    return Texts.of("sweep.settings-task");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ObservableValue<Optional<String>> obstacle() {
    return model.error();
  }

  @Override
  public Optional<WizardCheck> beforeNext() {
    return Optional.of(check);
  }
}
