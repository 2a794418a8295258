package dev.bakeoff.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.RealServices;
import dev.bakeoff.SecondProcess;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.ui.chart.Fx;
import dev.bakeoff.ui.live.MonitorSnapshot;
import dev.bakeoff.ui.live.Stage;
import dev.bakeoff.ui.shell.Destination;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A window is closed over a real run in a process of its own, and another one is opened. */
@Timeout(600)
final class BackgroundRunTest {
  @TempDir private Path home;

  private boolean said(String word) throws Exception {
    Path log = home.resolve("out.txt");
    return Files.exists(log) && Files.readString(log).contains(word);
  }

  @Test
  void aRunGoesOnWithoutItsWindowAndAnotherWindowWatchesAndStopsIt() throws Exception {
    try (SecondProcess first =
            SecondProcess.startMain(
                home, home.resolve("out.txt"), WindowProcess.class, "close-keep");
        RealServices services = new RealServices(home, launcher -> launcher)) {
      awaitSaid("CLOSED");
      assertThat(first.isAlive()).as("it lives on without a window").isTrue();
      try (AppWindow window = AppWindow.open(services.ui(), home.resolve("unused"), 1280, 800)) {
        window.await("the run to be found", () -> shown(window).isPresent());
        Fx.run(() -> window.app().shell().show(Destination.LIVE));
        window.awaitText("Another process");
        window.await(
            "something measured by the process without a window",
            200_000,
            () ->
                shown(window)
                    .filter(s -> s.figures().lines().stream().anyMatch(l -> l.p50().size() > 0))
                    .isPresent());
        assertThat(Fx.get(() -> window.app().shell().monitor().ownRun()))
            .as("closing this window would not end it, and asks nothing")
            .isEmpty();
        window.click("live-cancel");
        window.await(
            "the stop",
            30_000,
            () -> shown(window).filter(s -> s.stage() == Stage.CANCELLED).isPresent());
      }
      assertThat(first.ends(30)).as("its work is done").isTrue();
      assertThat(said("ENDED")).isTrue();
      RunRecord run = services.ui().runs().history().find("latest").orElseThrow();
      assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
    }
  }

  @Test
  void aRunThatIsToStopWithItsWindowIsStoppedInGoodOrder() throws Exception {
    try (SecondProcess first =
        SecondProcess.startMain(home, home.resolve("out.txt"), WindowProcess.class, "close-stop")) {
      awaitSaid("CLOSED");
      assertThat(first.ends(30)).isTrue();
      assertThat(said("ENDED")).isTrue();
    }
    try (RealServices services = new RealServices(home, launcher -> launcher)) {
      RunRecord run = services.ui().runs().history().find("latest").orElseThrow();
      assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
      assertThat(run.legs())
          .extracting(l -> l.status())
          .contains(LegStatus.CANCELLED)
          .doesNotContain(LegStatus.RUNNING, LegStatus.INTERRUPTED);
    }
  }

  private void awaitSaid(String word) throws Exception {
    long end = System.currentTimeMillis() + 120_000;
    while (!said(word)) {
      assertThat(System.currentTimeMillis())
          .as("waited for %s; the process said %s", word, Files.readString(home.resolve("out.txt")))
          .isLessThan(end);
      Thread.sleep(100);
    }
  }

  private static Optional<MonitorSnapshot> shown(AppWindow window) {
    return Fx.get(() -> window.app().shell().monitor().snapshotProperty().get());
  }
}
