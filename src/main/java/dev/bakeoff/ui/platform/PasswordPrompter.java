package dev.bakeoff.ui.platform;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.secret.Prompter;
import dev.bakeoff.ui.kit.Dialogs;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Asks for secrets in a dialog, for whichever background work needs one. */
public final class PasswordPrompter implements Prompter {
  private final Dialogs dialogs;

  public PasswordPrompter(Dialogs dialogs) {
    this.dialogs = dialogs;
  }

  @Override
  public String ask(String platform, String label) {
    if (Platform.isFxApplicationThread()) {
      throw new IllegalStateException(Texts.of("platform.the-window-would-wait-for-itself"));
    }
    CompletableFuture<String> answer = new CompletableFuture<>();
    Platform.runLater(() -> open(platform, label, answer));
    try {
      return answer.join();
    } catch (CancellationException | CompletionException e) {
      throw cancelled(platform, label);
    }
  }

  private void open(String platform, String label, CompletableFuture<String> answer) {
    PasswordField field = new PasswordField();
    field.setId("secret-answer");
    Button cancel = Ui.button(Texts.of("platform.cancel"), dialogs::close);
    cancel.setCancelButton(true);
    Button go =
        Ui.primary(
            Texts.of("platform.continue"),
            Feather.CHECK,
            () -> {
              if (!field.getText().isEmpty()) {
                answer.complete(field.getText());
                field.clear();
                dialogs.close();
              }
            });
    go.setId("secret-go");
    go.setDefaultButton(true);
    go.disableProperty().bind(field.textProperty().isEmpty());
    dialogs.open(
        Texts.of("platform.of", label, platform),
        Ui.column(
            Spacing.M,
            new FormField(label, field, Texts.of("platform.remembered-until-bakeoff-is-closed"))),
        440,
        cancel,
        go);
    Subscription[] follow = new Subscription[1];
    follow[0] =
        dialogs
            .pane()
            .displayProperty()
            .subscribe(
                open -> {
                  if (!open && follow[0] != null) {
                    follow[0].unsubscribe();
                    answer.cancel(false);
                  }
                });
  }

  private static ProblemException cancelled(String platform, String label) {
    return Problem.of(
            Problem.Kind.CANCELLED, Texts.of("platform.no-was-given-for", label, platform), "")
        .asException();
  }
}
