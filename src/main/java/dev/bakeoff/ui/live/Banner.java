package dev.bakeoff.ui.live;

import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunLock;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.live.MonitorSnapshot.Failure;
import dev.bakeoff.ui.shell.Destination;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What went wrong or how the run ended, and where to go from here. */
final class Banner {
  private final Navigator navigator;
  private final FontIcon icon = Ui.icon(Feather.INFO, "run-banner-icon");
  private final Label what = Ui.paragraph("", "card-title");
  private final Label hint = Ui.paragraph("", "muted");
  private final HBox actions = Ui.row(Spacing.S);
  private final HBox view;
  private String shown = "";

  Banner(Navigator navigator) {
    this.navigator = navigator;
    VBox words = Ui.column(2, what, hint);
    view = Ui.row(Spacing.M, icon, Ui.grow(words), actions);
    view.getStyleClass().addAll("bo-card", "run-banner");
    view.setVisible(false);
    view.setManaged(false);
  }

  Node view() {
    return view;
  }

  void show(MonitorSnapshot snapshot, Optional<RunLock.Owner> elsewhere) {
    boolean failed = !snapshot.heading().failures().isEmpty();
    boolean away = elsewhere.isPresent() && !snapshot.stage().over();
    boolean wanted = snapshot.stage().over() || failed || away;
    view.setVisible(wanted);
    view.setManaged(wanted);
    String now =
        snapshot.times().started()
            + " "
            + snapshot.stage()
            + " "
            + snapshot.heading().failures().size();
    if (!wanted || now.equals(shown)) {
      return;
    }
    shown = now;
    what.setText(away && !failed ? elsewhere(elsewhere.get()) : what(snapshot));
    String more =
        away && !failed ? Texts.of("live.elsewhere-hint") : hint(snapshot.heading().failures());
    hint.setText(more);
    hint.setVisible(!more.isEmpty());
    hint.setManaged(!more.isEmpty());
    tone(snapshot, away && !failed);
    actions.getChildren().setAll(actions(snapshot));
  }

  private static String what(MonitorSnapshot snapshot) {
    String took = Formats.duration(snapshot.times().elapsed());
    long legs = snapshot.legs().size();
    long failed = snapshot.legs().stream().filter(l -> l.status() == LegStatus.FAILED).count();
    long done = snapshot.legs().stream().filter(l -> l.status() == LegStatus.COMPLETED).count();
    return switch (snapshot.stage()) {
      case COMPLETED -> Texts.of("live.completed-in-all-legs-measured", took, legs);
      case FAILED -> Texts.of("live.ended-after-of-legs-failed", took, failed, legs);
      case CANCELLED ->
          legs == 0
              ? Texts.of("live.cancelled-after-before-anything-was", took)
              : Texts.of("live.cancelled-after-of-legs-were", took, done, legs);
      case INTERRUPTED -> Texts.of("live.interrupted-after-what-was-measured", took);
      case NOT_STARTED -> Texts.of("live.the-run-could-not-start");
      case PREPARING, RUNNING, CANCELLING ->
          failed == 0
              ? Texts.of("live.a-platform-failed-the-others-go")
              : Texts.of("live.of-legs-failed-so-far-the", failed, legs);
    };
  }

  private static String hint(List<Failure> failures) {
    if (failures.isEmpty()) {
      return "";
    }
    Failure first = failures.getFirst();
    String where = first.where().equals(Texts.of("live.the-run")) ? "" : first.where() + ": ";
    String more = failures.size() == 1 ? "" : Texts.of("live.and-more", failures.size() - 1);
    return where + first.problem() + more;
  }

  private static String elsewhere(RunLock.Owner owner) {
    return Texts.of("live.elsewhere", owner.pid());
  }

  private void tone(MonitorSnapshot snapshot, boolean away) {
    view.getStyleClass().removeIf(c -> c.startsWith("run-banner-"));
    if (away) {
      look(Feather.EYE, "run-banner-neutral");
      return;
    }
    switch (snapshot.stage()) {
      case COMPLETED -> look(Feather.CHECK_CIRCLE, "run-banner-success");
      case FAILED, NOT_STARTED -> look(Feather.ALERT_TRIANGLE, "run-banner-danger");
      case CANCELLED, INTERRUPTED -> look(Feather.SLASH, "run-banner-neutral");
      case PREPARING, RUNNING, CANCELLING -> look(Feather.ALERT_TRIANGLE, "run-banner-warning");
    }
  }

  private void look(Feather symbol, String style) {
    icon.setIconCode(symbol);
    view.getStyleClass().add(style);
  }

  private List<Node> actions(MonitorSnapshot snapshot) {
    if (!snapshot.stage().over()) {
      return List.of();
    }
    if (snapshot.heading().runId().isEmpty()) {
      return List.of(
          Ui.button(
              Texts.of("live.new-bake-off"),
              Feather.PLUS,
              () -> navigator.show(Destination.NEW_BAKEOFF)));
    }
    String id = snapshot.heading().runId().get();
    Button history =
        Ui.button(Texts.of("live.open-in-history"), Feather.CLOCK, () -> navigator.openRun(id));
    boolean measured = snapshot.legs().stream().anyMatch(l -> l.status() == LegStatus.COMPLETED);
    return measured
        ? List.of(
            history,
            Ui.button(
                Texts.of("live.compare"),
                Feather.BAR_CHART_2,
                () -> navigator.openComparison(List.of(id))))
        : List.of(history);
  }
}
