package dev.bakeoff.ui.gallery;

import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.Chips;
import dev.bakeoff.ui.kit.ChoiceCard;
import dev.bakeoff.ui.kit.CommandBox;
import dev.bakeoff.ui.kit.Copyable;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Buttons, fields and choices in their states. */
final class Controls {
  private Controls() {}

  static Card buttons() {
    Button off = Ui.button(Texts.of("gallery.disabled"), Feather.SLASH, () -> {});
    off.setDisable(true);
    FlowPane row =
        new FlowPane(
            Spacing.S,
            Spacing.S,
            Ui.primary(Texts.of("gallery.primary"), Feather.PLAY, () -> {}),
            Ui.button(Texts.of("gallery.usual"), Feather.FOLDER, () -> {}),
            Ui.button(Texts.of("gallery.flat"), () -> {}, "flat"),
            Ui.button(Texts.of("gallery.danger"), Feather.TRASH_2, () -> {}, "danger"),
            off,
            Ui.iconButton(Texts.of("gallery.icon"), Feather.MORE_HORIZONTAL, () -> {}));
    ProgressBar half = new ProgressBar(0.4);
    ProgressBar unknown = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    return new Card(
        Texts.of("gallery.buttons"), Ui.column(Spacing.L, row, Ui.row(Spacing.L, half, unknown)));
  }

  static Card fields() {
    TextField wrong = new TextField("12x");
    SimpleObjectProperty<Optional<String>> error = new SimpleObjectProperty<>(Optional.empty());
    FormField invalid =
        new FormField(Texts.of("gallery.field-wrong"), wrong, Texts.of("gallery.help"), error);
    error.set(Optional.of(Texts.of("gallery.field-error")));
    ChoiceBox<String> choice =
        new ChoiceBox<>(FXCollections.observableArrayList("PostgreSQL", "DuckDB"));
    choice.setValue("PostgreSQL");
    HBox row =
        new HBox(
            Spacing.L,
            Ui.grow(
                new FormField(
                    Texts.of("gallery.field"),
                    new TextField("customer"),
                    Texts.of("gallery.help"))),
            Ui.grow(invalid),
            Ui.grow(new FormField(Texts.of("gallery.choice"), choice, "")));
    return new Card(
        Texts.of("gallery.fields"),
        Ui.column(
            Spacing.L,
            row,
            new CheckBox(Texts.of("gallery.check")),
            new Copyable(Texts.of("gallery.copyable"), "3f9a1c0b77de", "3f9a1c0b77de")));
  }

  static Card choices() {
    ToggleGroup group = new ToggleGroup();
    ChoiceCard first =
        new ChoiceCard(Texts.of("gallery.card-one"), Texts.of("gallery.card-line")).of(group);
    first.setSelected(true);
    HBox cards =
        new HBox(
            Spacing.S,
            Ui.grow(first),
            Ui.grow(
                new ChoiceCard(Texts.of("gallery.card-two"), Texts.of("gallery.card-line"))
                    .of(group)));
    Chips chips =
        new Chips(
            Texts.of("gallery.clients"),
            List.of(1, 10, 50),
            FXCollections.observableArrayList(1, 10),
            1000);
    CommandBox command =
        new CommandBox(new SimpleStringProperty("bakeoff benchmark run --clients 1,10"));
    return new Card(Texts.of("gallery.choices"), Ui.column(Spacing.L, cards, chips, command));
  }
}
