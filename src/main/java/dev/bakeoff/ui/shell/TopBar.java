package dev.bakeoff.ui.shell;

import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The row above every screen: where one is, the search for commands, messages, help. */
final class TopBar extends HBox {
  private final HBox crumbs = Ui.row(Spacing.XS);
  private Subscription watch = Subscription.EMPTY;

  TopBar(Runnable openPalette, Button messages, Runnable openHelp) {
    super(Spacing.S);
    getStyleClass().add("top-bar");
    setAlignment(Pos.CENTER_LEFT);
    crumbs.setMinWidth(0);
    crumbs.setAccessibleText(Texts.of("shell.where-you-are"));
    Button search =
        Ui.button(Texts.of("shell.search-commands"), CommandPalette.icon(), openPalette);
    search.setId("palette-open");
    search.getStyleClass().add("palette-button");
    Label keys = Ui.label(Shortcut.forPeople("Shortcut+K"), "key-cap");
    keys.setMouseTransparent(true);
    HBox searchBox = Ui.row(0, search, keys);
    searchBox.getStyleClass().add("palette-box");
    search.setMaxWidth(Double.MAX_VALUE);
    keys.setTranslateX(-8);
    HBox.setMargin(keys, new javafx.geometry.Insets(0, 0, 0, -56));
    Button help = Ui.iconButton(Texts.of("shell.help-f1"), Feather.HELP_CIRCLE, openHelp);
    help.setId("help-open");
    getChildren().addAll(Ui.grow(crumbs), searchBox, messages, help);
  }

  /** Follows where a screen is. */
  void follow(Screen screen) {
    watch.unsubscribe();
    watch = screen.crumbs().subscribe(this::show);
  }

  private void show(List<Crumb> path) {
    crumbs.getChildren().clear();
    for (int i = 0; i < path.size(); i++) {
      Crumb crumb = path.get(i);
      boolean last = i == path.size() - 1;
      if (i > 0) {
        crumbs.getChildren().add(Ui.icon(Feather.CHEVRON_RIGHT, "crumb-mark"));
      }
      if (last) {
        Label here = Ui.label(crumb.label(), "crumb-here");
        here.setMinWidth(0);
        crumbs.getChildren().add(here);
      } else {
        Button back = Ui.button(crumb.label(), crumb.action(), "flat", "crumb");
        back.setMinWidth(Region.USE_COMPUTED_SIZE);
        crumbs.getChildren().add(back);
      }
    }
  }
}
