package dev.bakeoff.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.RealServices;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.ui.chart.Fx;
import dev.bakeoff.ui.kit.Notices;
import dev.bakeoff.ui.kit.Pill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One click on the quickstart, through to a slide deck on disk: real platforms, real workers. */
@Timeout(300)
final class QuickstartWindowTest {
  @TempDir private Path home;

  @Test
  void oneClickEndsInASlideDeck() throws Exception {
    Path deck = home.resolve("deck.pptx");
    try (RealServices services = new RealServices(home, OwnQuickstart::brief);
        AppWindow window = AppWindow.open(services.ui(), deck, 1280, 800)) {
      window.await("the quickstart", () -> window.has("quickstart"));
      window.click("quickstart");
      window.await(
          "the end of the run",
          240_000,
          () -> {
            List<RunSummary> runs = services.ui().runs().history().list();
            return !runs.isEmpty() && runs.getFirst().status() == RunStatus.COMPLETED;
          });
      String run = services.ui().runs().history().list().getFirst().id();
      Fx.run(() -> window.app().shell().openComparison(List.of(run)));
      window.await("the comparison", 60_000, () -> window.enabled("compare-export"));
      Fx.run(() -> export(window, "export-pptx").fire());
      window.await("the deck", 60_000, () -> Files.exists(deck) || !complaints(window).isEmpty());
      assertThat(complaints(window)).isEmpty();
      try (var in = Files.newInputStream(deck);
          XMLSlideShow slides = new XMLSlideShow(in)) {
        assertThat(slides.getSlides()).hasSizeGreaterThan(2);
        assertThat(slides.getCharts()).isNotEmpty();
      }
    }
  }

  private static List<String> complaints(AppWindow window) {
    return Fx.get(
        () ->
            window.app().shell().window().notices().past().stream()
                .filter(past -> past.tone() == Pill.Tone.DANGER)
                .map(Notices.Past::text)
                .toList());
  }

  private static MenuItem export(AppWindow window, String id) {
    MenuButton button = (MenuButton) window.scene().lookup("#compare-export");
    return button.getItems().stream().filter(i -> id.equals(i.getId())).findFirst().orElseThrow();
  }
}
