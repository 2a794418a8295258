package dev.bakeoff.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.ui.settings.Preferences.WindowPlace;
import dev.bakeoff.ui.text.Language;
import dev.bakeoff.ui.theme.Appearance;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
  @TempDir private Path home;

  @Test
  void what_was_chosen_is_there_at_the_next_start() {
    WindowPlace place = new WindowPlace(10, 20, 1000, 700, true);
    new Settings(home).update(p -> p.withAppearance(Appearance.DARK).withWindow(place));
    assertThat(new Settings(home).get())
        .isEqualTo(new Preferences(Appearance.DARK, place, Language.SYSTEM, false));
  }

  @Test
  void a_home_without_a_file_gives_the_defaults_and_is_not_touched() {
    assertThat(new Settings(home).get()).isEqualTo(Preferences.DEFAULT);
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void a_broken_file_and_an_impossible_window_give_the_defaults() throws Exception {
    Files.writeString(home.resolve("settings.json"), "{\"appearance\":\"DA");
    assertThat(new Settings(home).get()).isEqualTo(Preferences.DEFAULT);
    Files.writeString(
        home.resolve("settings.json"),
        "{\"appearance\":\"LIGHT\",\"window\":{\"x\":0,\"y\":0,\"width\":3,\"height\":4,"
            + "\"maximized\":false},\"later\":1}");
    assertThat(new Settings(home).get())
        .isEqualTo(Preferences.DEFAULT.withAppearance(Appearance.LIGHT));
  }
}
