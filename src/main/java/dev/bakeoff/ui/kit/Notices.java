package dev.bakeoff.ui.kit;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.text.Texts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/**
 * Messages at the window's lower right. Good news leaves by itself; a problem stays until it is
 * closed.
 */
public final class Notices extends VBox {
  private static final int MOST = 4;

  private static final int MOST_KEPT = 100;

  /**
   * A message that was shown.
   *
   * @param at when
   * @param text what it said
   * @param tone what it means
   */
  public record Past(Instant at, String text, Pill.Tone tone) {}

  private final Map<Node, Runnable> unsettled = new LinkedHashMap<>();
  private final Map<Node, Runnable> undos = new LinkedHashMap<>();
  private final ObservableList<Past> past = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();

  public Notices() {
    super(Spacing.S);
    getStyleClass().add("notices");
    setAlignment(Pos.BOTTOM_RIGHT);
    setPickOnBounds(false);
    setMaxSize(380, Region.USE_PREF_SIZE);
  }

  /** What was shown in this session, newest first. */
  public ObservableList<Past> past() {
    return past;
  }

  /** How many were shown since {@link #read}. */
  public ReadOnlyIntegerProperty unreadProperty() {
    return unread.getReadOnlyProperty();
  }

  /** The user has looked at what was shown. */
  public void read() {
    unread.set(0);
  }

  /** Takes back what was done last, where it still can be. */
  public boolean undoLast() {
    Optional<Runnable> last = undos.values().stream().reduce((first, second) -> second);
    last.ifPresent(Runnable::run);
    return last.isPresent();
  }

  private void keep(String text, Pill.Tone tone) {
    past.addFirst(new Past(Instant.now(), text, tone));
    if (past.size() > MOST_KEPT) {
      past.removeLast();
    }
    unread.set(unread.get() + 1);
  }

  public void info(String message) {
    keep(message, Pill.Tone.ACCENT);
    add(new Notification(message, Ui.icon(Feather.INFO)), Styles.ACCENT, Duration.seconds(6));
  }

  public void success(String message) {
    keep(message, Pill.Tone.SUCCESS);
    add(
        new Notification(message, Ui.icon(Feather.CHECK_CIRCLE)),
        Styles.SUCCESS,
        Duration.seconds(6));
  }

  /** It was done, and for a while it can be taken back. */
  public void undoable(String message, Runnable undo) {
    undoable(message, undo, () -> {});
  }

  /**
   * It looks done, and for a while it can be taken back.
   *
   * @param forGood does it, once it can no longer be taken back; at the latest when the window is
   *     closed
   */
  public void undoable(String message, Runnable undo, Runnable forGood) {
    keep(message, Pill.Tone.NEUTRAL);
    Notification notice = new Notification(message, Ui.icon(Feather.TRASH_2));
    PauseTransition timer = new PauseTransition(Duration.seconds(10));
    Runnable settle =
        () -> {
          timer.stop();
          getChildren().remove(notice);
          undos.remove(notice);
          if (unsettled.remove(notice) != null) {
            forGood.run();
          }
        };
    unsettled.put(notice, settle);
    Runnable back =
        () -> {
          unsettled.remove(notice);
          settle.run();
          undo.run();
        };
    undos.put(notice, back);
    notice.setPrimaryActions(
        Ui.button(Texts.of("kit.undo"), Feather.CORNER_UP_LEFT, back, Styles.SMALL));
    show(notice, Styles.ACCENT, settle);
    timer.setOnFinished(e -> settle.run());
    timer.play();
  }

  /** Does for good whatever could still be taken back. */
  public void settle() {
    List.copyOf(unsettled.values()).forEach(Runnable::run);
  }

  /** Leaves the calm of the screen alone where the user cancelled. */
  public void problem(Problem problem) {
    if (problem.kind() == Problem.Kind.CANCELLED) {
      info(problem.what());
      return;
    }
    keep(problem.toString(), Pill.Tone.DANGER);
    Notification notice = new Notification(problem.toString(), Ui.icon(Feather.ALERT_TRIANGLE));
    show(notice, Styles.DANGER, () -> getChildren().remove(notice));
  }

  private void add(Notification notice, String style, Duration stay) {
    show(notice, style, () -> getChildren().remove(notice));
    PauseTransition timer = new PauseTransition(stay);
    timer.setOnFinished(e -> getChildren().remove(notice));
    timer.play();
  }

  private void show(Notification notice, String style, Runnable onClose) {
    notice.getStyleClass().addAll(style, Styles.ELEVATED_1);
    notice.setOnClose(e -> onClose.run());
    notice.setAccessibleText(notice.getMessage());
    notice.setMaxWidth(Double.MAX_VALUE);
    getChildren().add(notice);
    while (getChildren().size() > MOST) {
      Node oldest = getChildren().removeFirst();
      Optional.ofNullable(unsettled.get(oldest)).ifPresent(Runnable::run);
    }
  }
}
