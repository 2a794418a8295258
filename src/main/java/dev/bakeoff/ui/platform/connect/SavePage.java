package dev.bakeoff.ui.platform.connect;

import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.CommandBox;
import dev.bakeoff.ui.kit.CommandLine;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.platform.PlatformsModel.Check;
import dev.bakeoff.ui.platform.ProfileModel;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The profile's name, and what will be written. */
final class SavePage implements WizardPage {
  private final Draft draft;
  private final ProfileModel profile;
  private final StringProperty command = new SimpleStringProperty("");
  private final Label yaml = Ui.paragraph("", "mono");
  private final Label tested = Ui.paragraph("");
  private final Node view;
  private final int settings;
  private IntConsumer go = step -> {};

  /**
   * @param settings the number of the page of the settings; that of the sign-in follows
   */
  SavePage(Draft draft, int settings) {
    this.draft = draft;
    this.settings = settings;
    this.profile = draft.profile();
    TextField name = new TextField();
    name.setId("profile-name");
    name.textProperty().bindBidirectional(profile.nameProperty());
    yaml.setId("profile-yaml");
    VBox all =
        Ui.column(
            Spacing.L,
            new FormField(
                Texts.of("platform.name"),
                name,
                Texts.of("platform.how-runs-and-reports-call-it"),
                profile.nameError()),
            tested,
            new Card(
                Texts.of("platform.in-platforms-yaml"),
                yaml,
                edit("connect-edit-settings", Texts.of("steps.edit-settings"), 0),
                edit("connect-edit-sign-in", Texts.of("steps.edit-sign-in"), 1)),
            new CommandBox(command));
    all.setMaxWidth(860);
    view = Ui.scroll(all);
    profile.nameProperty().subscribe((was, is) -> show());
  }

  private Button edit(String id, String text, int further) {
    Button button = Ui.button(text, () -> go.accept(settings + further), "small", "flat", "accent");
    button.setId(id);
    return button;
  }

  @Override
  public void joined(IntConsumer goTo) {
    go = goTo;
  }

  private void show() {
    PlatformProfile now = profile.profile();
    yaml.setText(draft.services().setup().yaml().apply(now).strip());
    command.set(commandLine(now).toString());
    Optional<Check> found = draft.found();
    boolean reached = found.filter(Check.Reached.class::isInstance).isPresent();
    boolean failed = found.filter(Check.Unreachable.class::isInstance).isPresent();
    tested.setText(
        reached
            ? Texts.of("platform.the-connection-was-tested-and")
            : failed
                ? Texts.of("platform.the-test-of-the-connection-failed")
                : Texts.of("platform.the-connection-has-not-been-tested"));
    tested.getStyleClass().removeAll("tone-success", "tone-warning");
    tested.getStyleClass().add(reached ? "tone-success" : "tone-warning");
  }

  private CommandLine commandLine(PlatformProfile now) {
    CommandLine line =
        CommandLine.bakeoff("platform", "add", now.name())
            .option("--type", now.type())
            .option("--flavor", now.flavor());
    for (var setting : new TreeMap<>(now.settings()).entrySet()) {
      line = line.option("--set", setting.getKey() + "=" + setting.getValue());
    }
    return line.flag("--replace", !profile.isNew());
  }

  @Override
  public void entered() {
    profile.suggestName();
    show();
  }

  @Override
  public String title() {
    return Texts.of("platform.save");
  }

  @Override
  public String task() {
    return Texts.of("platform.name-it-this-is-all-that");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ObservableValue<Optional<String>> obstacle() {
    return profile.nameError();
  }
}
