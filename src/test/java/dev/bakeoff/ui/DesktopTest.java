package dev.bakeoff.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class DesktopTest {
  @Test
  void without_a_display_it_says_so_and_what_to_do_instead() {
    assertThat(Desktop.obstacle("Linux", Map.of(), ""))
        .hasValueSatisfying(p -> assertThat(p.hint()).contains("quickstart"));
  }

  @Test
  void a_display_of_either_kind_or_the_headless_platform_will_do() {
    assertThat(Desktop.obstacle("Linux", Map.of("DISPLAY", ":0"), "")).isEmpty();
    assertThat(Desktop.obstacle("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"), "")).isEmpty();
    assertThat(Desktop.obstacle("Linux", Map.of(), "Headless")).isEmpty();
    assertThat(Desktop.obstacle("Mac OS X", Map.of(), "")).isEmpty();
  }
}
