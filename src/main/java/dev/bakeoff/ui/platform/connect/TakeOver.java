package dev.bakeoff.ui.platform.connect;

import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.found.FoundProfile;
import dev.bakeoff.platform.found.JdbcUrl;
import dev.bakeoff.platform.found.UserFiles;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.task.Tasks;
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
    url.setPromptText("Paste a JDBC URL, such as jdbc:postgresql://host/database");
    url.setAccessibleText("JDBC URL");
    url.setOnAction(e -> parse());
    Button take = Ui.button("Take over", Feather.CORNER_DOWN_RIGHT, this::parse);
    take.setId("connect-take");
    take.disableProperty().bind(url.textProperty().isEmpty());
    MenuButton known = new MenuButton("From files", Ui.icon(Feather.FILE_TEXT));
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
      said("This Bakeoff has no platform type '" + found.type() + "'.", true);
      return;
    }
    String notes =
        found.notes().isEmpty() ? "" : " Note: " + String.join("; ", found.notes()) + ".";
    String secret =
        password.isPresent()
            ? " Its password was not taken into the profile: the sign-in page offers to store it in"
                + " the keychain."
            : "";
    said("Took over " + found.name() + "." + secret + notes, false);
  }

  private void said(String text, boolean wrong) {
    said.setText(text);
    said.setManaged(!text.isEmpty());
    said.getStyleClass().removeAll("tone-danger", "muted");
    said.getStyleClass().add(wrong ? "tone-danger" : "muted");
  }
}
