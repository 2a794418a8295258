package dev.bakeoff.ui;

import dev.bakeoff.ui.kit.Dialogs;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.live.LeftWords;
import dev.bakeoff.ui.live.MonitorSnapshot;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What is to become of a run whose window is being closed. */
final class CloseQuestion {
  private CloseQuestion() {}

  /** Other answers than staying. */
  enum Choice {
    KEEP_RUNNING,
    STOP
  }

  static void ask(Dialogs dialogs, Optional<MonitorSnapshot> run, Consumer<Choice> answer) {
    Button stay = Ui.button(Texts.of("app.close-stay"), dialogs::close);
    stay.setCancelButton(true);
    stay.setId("close-stay");
    Button stop =
        Ui.button(Texts.of("app.close-stop"), () -> go(dialogs, answer, Choice.STOP), "danger");
    stop.setId("close-stop");
    Button keep =
        Ui.primary(
            Texts.of("app.close-keep"),
            Feather.PLAY,
            () -> go(dialogs, answer, Choice.KEEP_RUNNING));
    keep.setId("close-keep");
    keep.setDefaultButton(true);
    String title = run.map(s -> s.heading().title()).orElse("");
    VBox words = Ui.column(Spacing.M, Ui.paragraph(Texts.of("app.close-question", title)));
    run.flatMap(s -> s.times().range())
        .ifPresent(
            left ->
                words
                    .getChildren()
                    .add(Ui.paragraph(Texts.of("app.close-left", LeftWords.of(left)))));
    words.getChildren().add(Ui.paragraph(Texts.of("app.close-background"), "muted"));
    dialogs.open(Texts.of("app.close-title"), words, 560, stay, stop, keep);
  }

  private static void go(Dialogs dialogs, Consumer<Choice> answer, Choice choice) {
    dialogs.close();
    answer.accept(choice);
  }
}
