package dev.bakeoff.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/**
 * Dresses scenes in the light or the dark theme, as the user or the system wants it. FX thread
 * only.
 */
public final class ThemeManager {
  /** The two weights that the style sheet asks for; each costs time at every start. */
  private static final List<String> FONTS = List.of("Inter-Regular.otf", "Inter-Bold.otf");

  private final ObjectProperty<Appearance> appearance = new SimpleObjectProperty<>();
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

  public ThemeManager(Appearance initial) {
    FONTS.forEach(ThemeManager::loadFont);
    appearance.set(initial);
    appearance.subscribe(chosen -> apply());
    Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> apply());
  }

  public ObjectProperty<Appearance> appearanceProperty() {
    return appearance;
  }

  /** Whether the dark theme is on now; charts that paint themselves listen to it. */
  public ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /** Adds the product's style sheet and keeps the root's {@code dark} class up to date. */
  public void dress(Scene scene) {
    scene.getStylesheets().add(resource("bakeoff.css").toExternalForm());
    dark.subscribe(
        on -> {
          scene.getRoot().getStyleClass().removeAll("dark");
          if (on) {
            scene.getRoot().getStyleClass().add("dark");
          }
        });
  }

  /** A file of this package's resources. */
  public static URL resource(String name) {
    return Objects.requireNonNull(ThemeManager.class.getResource(name), name);
  }

  private void apply() {
    boolean wantsDark =
        switch (appearance.get()) {
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
          case LIGHT -> false;
          case DARK -> true;
        };
    Theme theme = wantsDark ? new PrimerDark() : new PrimerLight();
    // The binary form spares parsing 165 kB of CSS at every start.
    Application.setUserAgentStylesheet(theme.getUserAgentStylesheetBSS());
    dark.set(wantsDark);
  }

  private static void loadFont(String file) {
    try (InputStream in = ThemeManager.class.getResourceAsStream("/dev/bakeoff/fonts/" + file)) {
      Font.loadFont(Objects.requireNonNull(in, file), 13);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
