package dev.bakeoff.ui.home;

import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Destination;
import dev.bakeoff.ui.shell.Navigator;
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
                "Your size of data",
                "Generate a dataset from ten thousand rows to a hundred million, the same to the"
                    + " bit wherever it is made.",
                Ui.button(
                    "Datasets", Feather.DATABASE, () -> navigator.show(Destination.DATASETS))),
            card(
                "Your platforms",
                "Add a profile that says how to reach a server. Secrets stay in the environment.",
                Ui.button(
                    "Platforms", Feather.SERVER, () -> navigator.show(Destination.PLATFORMS))),
            card(
                "Your bake-off",
                "Choose data, platforms and workload step by step, or open the YAML file of one.",
                Ui.button(
                    "New bake-off",
                    Feather.PLUS_CIRCLE,
                    () -> navigator.show(Destination.NEW_BAKEOFF)),
                Ui.button("Open a file…", Feather.FOLDER, navigator::openConfig)));
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
