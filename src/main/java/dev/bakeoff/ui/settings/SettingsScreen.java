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
import dev.bakeoff.ui.text.Language;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.ui.theme.Appearance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** Appearance, where things are kept, the keyboard, and what the app is made of. */
public final class SettingsScreen implements Screen {
  private final Navigator navigator;
  private final Page page;

  public SettingsScreen(UiServices services, Navigator navigator) {
    this.navigator = navigator;
    page =
        new Page(
            new PageHeader(Texts.of("settings.settings"), ""),
            Ui.grow(
                Ui.scroll(
                    Ui.column(
                        Spacing.L,
                        new Card(Texts.of("settings.appearance"), appearance()),
                        new Card(Texts.of("settings.language"), language(services)),
                        new Card(Texts.of("settings.home-folder"), home(services)),
                        new Card(Texts.of("settings.about"), about())))));
  }

  @Override
  public String title() {
    return Texts.of("settings.settings");
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
          new ChoiceCard(appearance.label(), about(appearance)).leading(Ui.icon(appearance.icon()));
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
      case SYSTEM -> Texts.of("settings.light-or-dark-as-the-desktop");
      case LIGHT -> Texts.of("settings.for-bright-rooms-and-projectors");
      case DARK -> Texts.of("settings.for-dim-rooms");
    };
  }

  private static Node home(UiServices services) {
    String path = services.settings().home().toAbsolutePath().normalize().toString();
    return Ui.column(
        Spacing.S,
        new Copyable(Texts.of("settings.the-home-folder"), path, path),
        Ui.paragraph(Texts.of("settings.datasets-profiles-history-and"), "muted"));
  }

  private Node language(UiServices services) {
    ChoiceBox<Language> choice = new ChoiceBox<>();
    choice.setId("language");
    choice.setAccessibleText(Texts.of("settings.language"));
    choice.getItems().setAll(Language.values());
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Language language) {
            return language == null ? "" : language.label();
          }

          @Override
          public Language fromString(String label) {
            return Language.SYSTEM;
          }
        });
    choice.setValue(services.settings().get().language());
    choice.setOnAction(
        e -> {
          services.settings().update(p -> p.withLanguage(choice.getValue()));
          navigator.window().notices().info(Texts.of("settings.language-next-start"));
        });
    return Ui.row(Spacing.M, choice, Ui.label(Texts.of("settings.language-text"), "muted"));
  }

  private Node about() {
    String version =
        Optional.ofNullable(SettingsScreen.class.getPackage().getImplementationVersion())
            .orElse(Texts.of("settings.from-source"));
    Facts facts =
        new Facts()
            .fact(Texts.of("settings.bakeoff"), version)
            .fact(Texts.of("settings.java"), Runtime.version().toString())
            .fact(Texts.of("settings.javafx"), System.getProperty("javafx.runtime.version", ""))
            .fact(
                Texts.of("settings.system"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"));
    Button licences = Ui.button(Texts.of("settings.licences"), Feather.FILE_TEXT, this::licences);
    licences.setId("licences");
    return Ui.column(
        Spacing.M,
        facts,
        Ui.paragraph(Texts.of("settings.nothing-reaches-out-over-the"), "muted"),
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
    Button close = Ui.button(Texts.of("settings.close"), dialogs::close);
    close.setCancelButton(true);
    dialogs.open(Texts.of("settings.licences-2"), text, 760, close);
  }

  private static String resource(String name) {
    try (InputStream in = SettingsScreen.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
