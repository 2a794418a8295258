package dev.bakeoff.ui.platform.connect;

import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.found.FoundProfile;
import dev.bakeoff.platform.found.JdbcUrl;
import dev.bakeoff.platform.found.UserFiles;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A line on which a JDBC URL can be pasted, and a menu of what other programs know. */
final class TakeOver extends VBox {
  /** Takes what was found. */
  @FunctionalInterface
  interface Taker {
    /**
     * Takes over.
     *
     * @param password that stood in a URL
     * @return false where this Bakeoff has no such type
     */
    boolean take(FoundProfile found, Optional<String> password);
  }

  private static final int MOST = 40;

  private final Taker taker;
  private final TextField url = new TextField();
  private final Label said = Ui.paragraph("", "small", "muted");

  TakeOver(UserFiles files, Tasks tasks, Taker taker) {
    super(Spacing.XS);
    this.taker = taker;
    url.setId("connect-url");
    url.setPromptText(Texts.of("platform.paste-a-jdbc-url-such-as"));
    url.setAccessibleText(Texts.of("platform.jdbc-url"));
    url.setOnAction(e -> parse());
    Button take = Ui.button(Texts.of("platform.take-over"), Feather.CORNER_DOWN_RIGHT, this::parse);
    take.setId("connect-take");
    take.disableProperty().bind(url.textProperty().isEmpty());
    MenuButton known = new MenuButton(Texts.of("platform.from-files"), Ui.icon(Feather.FILE_TEXT));
    known.setId("connect-files");
    known.setMinWidth(USE_PREF_SIZE);
    known.setDisable(true);
    tasks.load(files::all, found -> fill(known, found), problem -> said(problem.toString(), true));
    getChildren().addAll(Ui.row(Spacing.S, Ui.grow(url), take, known), said);
    said("", false);
  }

  private void fill(MenuButton known, List<FoundProfile> found) {
    for (FoundProfile profile : found.subList(0, Math.min(MOST, found.size()))) {
      MenuItem item = new MenuItem(profile.name() + "   " + profile.source());
      item.setMnemonicParsing(false);
      item.setOnAction(e -> take(profile, Optional.empty()));
      known.getItems().add(item);
    }
    known.setDisable(found.isEmpty());
  }

  private void parse() {
    try {
      JdbcUrl parsed = JdbcUrl.parse(url.getText());
      take(parsed.profile(), parsed.password());
      url.clear();
    } catch (ProblemException e) {
      said(e.problem().toString(), true);
    }
  }

  private void take(FoundProfile found, Optional<String> password) {
    if (!taker.take(found, password)) {
      said(Texts.of("platform.this-bakeoff-has-no-platform-type", found.type()), true);
      return;
    }
    String notes =
        found.notes().isEmpty() ? "" : Texts.of("platform.note", String.join("; ", found.notes()));
    String secret =
        password.isPresent() ? Texts.of("platform.its-password-was-not-taken-into") : "";
    said(Texts.of("platform.took-over", found.name(), secret, notes), false);
  }

  private void said(String text, boolean wrong) {
    said.setText(text);
    said.setManaged(!text.isEmpty());
    said.getStyleClass().removeAll("tone-danger", "muted");
    said.getStyleClass().add(wrong ? "tone-danger" : "muted");
  }
}
