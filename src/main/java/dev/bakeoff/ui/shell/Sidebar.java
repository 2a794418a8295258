package dev.bakeoff.ui.shell;

import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.ui.theme.ThemeManager;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/** The navigation at the left: one button per destination; arrow keys step through them. */
final class Sidebar extends VBox {
  private static final double NARROW = 1100;
  private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final Map<Destination, Button> buttons = new EnumMap<>(Destination.class);
  private final Circle running = new Circle(3.5);
  private boolean compact;

  Sidebar(Consumer<Destination> onChosen) {
    getStyleClass().add("sidebar");
    ImageView logo =
        new ImageView(new Image(ThemeManager.resource("icon-64.png").toExternalForm()));
    logo.setFitWidth(24);
    logo.setFitHeight(24);
    logo.setSmooth(true);
    HBox brand = Ui.row(Spacing.S + 2, logo, Ui.label(Texts.of("shell.bakeoff"), "brand"));
    brand.getStyleClass().add("brand-row");
    getChildren().add(brand);
    String group = "";
    for (Destination destination : Destination.values()) {
      if (!destination.inNavigation()) {
        continue;
      }
      if (destination.group().isEmpty()) {
        if (!group.isEmpty()) {
          group = "";
          getChildren().addAll(Ui.spacer(), new Separator());
        }
      } else if (!destination.group().equals(group)) {
        group = destination.group();
        getChildren().add(Ui.label(group.toUpperCase(Texts.language()), "nav-group"));
      }
      getChildren().add(button(destination, onChosen));
    }
    running.getStyleClass().add("nav-running");
    running.setVisible(false);
    StackPane liveGraphic = new StackPane(buttons.get(Destination.LIVE).getGraphic(), running);
    liveGraphic.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    // Unmanaged, so that it takes no room from the icon that it sits on.
    running.setManaged(false);
    running.setLayoutX(15);
    running.setLayoutY(2);
    buttons.get(Destination.LIVE).setGraphic(liveGraphic);
    addEventFilter(KeyEvent.KEY_PRESSED, this::step);
  }

  /** Where the window is narrow only the icons stay, with their names as tooltips. */
  void fit(double windowWidth) {
    boolean narrow = windowWidth > 0 && windowWidth < NARROW;
    if (narrow == compact) {
      return;
    }
    compact = narrow;
    pseudoClassStateChanged(COMPACT, narrow);
    buttons.forEach(
        (destination, button) -> {
          button.setText(narrow ? "" : destination.label());
          button.setAlignment(narrow ? Pos.CENTER : Pos.CENTER_LEFT);
          button.setTooltip(narrow ? new Tooltip(destination.label()) : null);
        });
    lookupAll(".nav-group, .brand")
        .forEach(
            node -> {
              node.setVisible(!narrow);
              node.setManaged(!narrow);
            });
  }

  void select(Destination destination) {
    buttons.forEach((d, b) -> b.pseudoClassStateChanged(SELECTED, d == destination));
  }

  /** Whether a dot at Live says that a run is under way. */
  void running(boolean on) {
    running.setVisible(on);
    buttons
        .get(Destination.LIVE)
        .setAccessibleText(
            on ? Texts.of("shell.live-a-run-is-under-way") : Destination.LIVE.label());
  }

  private Button button(Destination destination, Consumer<Destination> onChosen) {
    Button button =
        Ui.button(
            destination.label(),
            destination.icon(),
            () -> onChosen.accept(destination),
            "nav-item");
    button.setId("nav-" + destination.name().toLowerCase(Locale.ROOT));
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinWidth(0);
    button.setAccessibleText(destination.label());
    button.setAlignment(Pos.CENTER_LEFT);
    buttons.put(destination, button);
    return button;
  }

  private void step(KeyEvent event) {
    int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    if (by == 0) {
      return;
    }
    List<Button> all = List.copyOf(buttons.values());
    IntStream.range(0, all.size())
        .filter(i -> all.get(i).isFocused())
        .findFirst()
        .ifPresent(
            i -> {
              all.get(Math.floorMod(i + by, all.size())).requestFocus();
              event.consume();
            });
  }
}
