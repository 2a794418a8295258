package dev.bakeoff.ui.settings;

import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.ChoiceCard;
import dev.bakeoff.ui.kit.Copyable;
import dev.bakeoff.ui.kit.Facts;
import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.theme.Appearance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Appearance, where things are kept, the keyboard, and what the app is made of. */
public final class SettingsScreen implements Screen {
  private final Navigator navigator;
  private final Page page;

  public SettingsScreen(UiServices services, Navigator navigator) {
    this.navigator = navigator;
    page =
        new Page(
            new PageHeader("Settings", ""),
            Ui.grow(
                Ui.scroll(
                    Ui.column(
                        Spacing.L,
                        new Card("Appearance", appearance()),
                        new Card("Home folder", home(services)),
                        new Card("Keyboard", keyboard()),
                        new Card("About", about())))));
  }

  @Override
  public String title() {
    return "Settings";
  }

  @Override
  public Node view() {
    return page;
  }

  @Override
  public void shown() {}

  @Override
  public void hidden() {}

  private Node appearance() {
    ToggleGroup group = new ToggleGroup();
    HBox row = new HBox(Spacing.S);
    var chosen = navigator.window().theme().appearanceProperty();
    for (Appearance appearance : Appearance.values()) {
      ChoiceCard card =
          new ChoiceCard(appearance.label(), about(appearance)).leading(Ui.icon(icon(appearance)));
      card.of(group);
      card.setId("appearance-" + appearance.name().toLowerCase(java.util.Locale.ROOT));
      card.setPrefWidth(260);
      card.setMaxWidth(300);
      card.setSelected(chosen.get() == appearance);
      card.setOnAction(e -> chosen.set(appearance));
      chosen.subscribe(now -> card.setSelected(now == appearance));
      row.getChildren().add(Ui.grow(card));
    }
    return row;
  }

  private static String about(Appearance appearance) {
    return switch (appearance) {
      case SYSTEM -> "Light or dark, as the desktop is";
      case LIGHT -> "For bright rooms and projectors";
      case DARK -> "For dim rooms";
    };
  }

  private static Feather icon(Appearance appearance) {
    return switch (appearance) {
      case SYSTEM -> Feather.MONITOR;
      case LIGHT -> Feather.SUN;
      case DARK -> Feather.MOON;
    };
  }

  private static Node home(UiServices services) {
    String path = services.settings().home().toAbsolutePath().normalize().toString();
    return Ui.column(
        Spacing.S,
        new Copyable("the home folder", path, path),
        Ui.paragraph(
            "Datasets, profiles, history and reports are kept here. The environment variable"
                + " BAKEOFF_HOME chooses another folder at the next start.",
            "muted"));
  }

  private static Node keyboard() {
    String key = System.getProperty("os.name", "").contains("Mac") ? "⌘" : "Ctrl+";
    return new Facts()
        .fact("Go to a screen", key + "1 to " + key + "8")
        .fact("New bake-off", key + "N")
        .fact("Read again", "F5")
        .fact("Close a dialog", "Esc")
        .fact("Next step of a wizard", key + "Enter")
        .fact("Step back", "Alt+Left");
  }

  private Node about() {
    String version =
        Optional.ofNullable(SettingsScreen.class.getPackage().getImplementationVersion())
            .orElse("from source");
    Facts facts =
        new Facts()
            .fact("Bakeoff", version)
            .fact("Java", Runtime.version().toString())
            .fact("JavaFX", System.getProperty("javafx.runtime.version", ""))
            .fact("System", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    Button licences = Ui.button("Licences…", Feather.FILE_TEXT, this::licences);
    licences.setId("licences");
    return Ui.column(
        Spacing.M,
        facts,
        Ui.paragraph(
            "Nothing reaches out over the network but to the platforms that you name.", "muted"),
        Ui.row(Spacing.S, licences));
  }

  private void licences() {
    TextArea text =
        new TextArea(resource("licences.txt") + "\n\n" + resource("/dev/bakeoff/fonts/OFL.txt"));
    text.setEditable(false);
    text.setWrapText(true);
    text.getStyleClass().add("mono");
    text.setPrefRowCount(24);
    var dialogs = navigator.window().dialogs();
    Button close = Ui.button("Close", dialogs::close);
    close.setCancelButton(true);
    dialogs.open("Licences", text, 760, close);
  }

  private static String resource(String name) {
    try (InputStream in = SettingsScreen.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
