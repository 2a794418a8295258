package dev.bakeoff.ui.home;

import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Destination;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The ways on for those who bring their own data, platforms or plan. */
final class StartCards extends HBox {
  StartCards(Navigator navigator) {
    super(Spacing.L);
    getChildren()
        .addAll(
            card(
                Texts.of("home.your-size-of-data"),
                Texts.of("home.generate-a-dataset-from-ten"),
                Ui.button(
                    Texts.of("home.datasets"),
                    Feather.DATABASE,
                    () -> navigator.show(Destination.DATASETS))),
            card(
                Texts.of("home.your-platforms"),
                Texts.of("home.add-a-profile-that-says-how"),
                Ui.button(
                    Texts.of("home.platforms"),
                    Feather.SERVER,
                    () -> navigator.show(Destination.PLATFORMS))),
            card(
                Texts.of("home.your-bake-off"),
                Texts.of("home.choose-data-platforms-and-workload"),
                Ui.button(
                    Texts.of("home.new-bake-off"),
                    Feather.PLUS_CIRCLE,
                    () -> navigator.show(Destination.NEW_BAKEOFF)),
                Ui.button(Texts.of("home.open-a-file"), Feather.FOLDER, navigator::openConfig)));
  }

  private static Card card(String title, String text, Button... buttons) {
    HBox row = Ui.row(Spacing.S, buttons);
    VBox content = Ui.column(Spacing.M, Ui.paragraph(text, "muted"), Ui.spacer(), row);
    Card card = new Card(title, content);
    card.setPrefWidth(300);
    card.setMinWidth(160);
    return Ui.grow(card);
  }
}
