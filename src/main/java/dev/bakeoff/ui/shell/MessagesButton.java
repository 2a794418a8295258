package dev.bakeoff.ui.shell;

import atlantafx.base.controls.Popover;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Notices;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.time.Instant;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The bell: what was told in this session, with a dot while something was not looked at. */
final class MessagesButton {
  private static final double WIDTH = 400;
  private static final double HEIGHT = 360;

  private final Notices notices;
  private final Button button;

  MessagesButton(Notices notices) {
    this.notices = notices;
    button = Ui.iconButton(Texts.of("shell.messages"), Feather.BELL, this::open);
    button.setId("messages-open");
    notices
        .unreadProperty()
        .subscribe(
            count -> {
              button.getStyleClass().remove("unread");
              if (count.intValue() > 0) {
                button.getStyleClass().add("unread");
              }
              button.setAccessibleText(Texts.of("shell.messages-unread", count.intValue()));
            });
  }

  Button node() {
    return button;
  }

  private void open() {
    VBox list = Ui.column(Spacing.M);
    notices.past().forEach(past -> list.getChildren().add(line(past)));
    Node content =
        notices.past().isEmpty()
            ? new EmptyState(
                Feather.BELL, Texts.of("shell.no-messages"), Texts.of("shell.no-messages-text"))
            : Ui.scroll(list);
    VBox box = Ui.column(Spacing.M, Ui.label(Texts.of("shell.messages"), "card-title"), content);
    box.getStyleClass().add("popover-box");
    box.setPrefWidth(WIDTH);
    box.setMaxHeight(HEIGHT);
    Popover popover = new Popover(box);
    popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
    popover.setHeaderAlwaysVisible(false);
    popover.setDetachable(false);
    popover.show(button);
    notices.read();
  }

  private static Node line(Notices.Past past) {
    HBox row =
        Ui.row(
            Spacing.S,
            Ui.icon(icon(past.tone()), "tone-icon-" + past.tone().name().toLowerCase(Locale.ROOT)),
            Ui.grow(
                Ui.column(
                    2,
                    Ui.paragraph(past.text()),
                    Ui.label(Formats.relative(past.at(), Instant.now()), "muted", "small"))));
    row.setAlignment(javafx.geometry.Pos.TOP_LEFT);
    return row;
  }

  private static Feather icon(Pill.Tone tone) {
    return switch (tone) {
      case SUCCESS -> Feather.CHECK_CIRCLE;
      case DANGER, WARNING -> Feather.ALERT_TRIANGLE;
      case ACCENT -> Feather.INFO;
      case NEUTRAL -> Feather.TRASH_2;
    };
  }
}
