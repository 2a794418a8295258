package dev.bakeoff.ui.platform;

import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** One line of the list of platforms: a heading, or a platform with its state. */
final class PlatformCell extends ListCell<PlatformCell.Line> {
  /** What a line shows. */
  sealed interface Line {}

  /** Above a group. */
  record Heading(String text) implements Line {}

  /** A platform. */
  record Entry(PlatformProfile profile) implements Line {}

  private final PlatformsModel model;
  private final BooleanSupplier dark;
  private final Label name = Ui.label("", "choice-title");
  private final Label kind = Ui.label("", "choice-line");
  private final Pill pill = CheckPill.of();
  private final VBox words = Ui.column(2, name, kind);
  private Subscription follow = Subscription.EMPTY;

  PlatformCell(PlatformsModel model, BooleanSupplier dark) {
    this.model = model;
    this.dark = dark;
    words.setMinWidth(0);
    words.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    getStyleClass().add("platform-cell");
    // As wide as the list and no wider, so that long names end in dots.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(Line line, boolean empty) {
    super.updateItem(line, empty);
    follow.unsubscribe();
    follow = Subscription.EMPTY;
    setText(null);
    setGraphic(null);
    setDisable(false);
    getStyleClass().remove("list-heading");
    if (empty || line == null) {
      return;
    }
    switch (line) {
      case Heading(String text) -> {
        setText(text.toUpperCase(Texts.language()));
        getStyleClass().add("list-heading");
        setDisable(true);
      }
      case Entry(PlatformProfile profile) -> show(profile);
    }
  }

  private void show(PlatformProfile profile) {
    String words1 = ProfileWords.kind(profile, model.type(profile));
    String place = ProfileWords.place(profile);
    name.setText(profile.name());
    kind.setText(place.isEmpty() ? words1 : words1 + " · " + place);
    HBox row =
        Ui.row(
            Spacing.M,
            PlatformBadge.of(profile.type(), words1, dark.getAsBoolean()),
            Ui.grow(words),
            pill);
    setGraphic(row);
    setAccessibleText(profile.name() + ", " + kind.getText());
    follow =
        model
            .checkOf(profile.name())
            .subscribe(
                check -> {
                  CheckPill.show(pill, check);
                  boolean tested = !(check instanceof PlatformsModel.Check.Untested);
                  pill.setVisible(tested);
                  pill.setManaged(tested);
                });
  }
}
