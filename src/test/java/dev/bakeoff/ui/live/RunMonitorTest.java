package dev.bakeoff.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.run.RunEvent.Level;
import dev.bakeoff.run.RunEvent.RunStatus;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunMonitorTest {
  private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
  private final HandDrivenLauncher launcher = new HandDrivenLauncher();
  private final RunMonitor monitor = new RunMonitor(launcher, Clock.systemUTC(), window::add);

  @AfterEach
  void close() {
    monitor.close();
  }

  @Test
  void hundredThousandEventsDoNotFloodTheWindow() throws Exception {
    monitor.setVisible(true);
    monitor.start(RunScript.config());
    RunScript run = launcher.run();
    run.started().legStarted(0);
    for (int i = 0; i < 100_000; i++) {
      run.log(Level.INFO, "line " + i);
    }
    Thread.sleep(3 * RunMonitor.PULSE.toMillis());

    assertThat(window).as("one waits, however long the window takes").hasSize(1);
    runWindow();
    run.finished(RunStatus.COMPLETED);
    launcher.end().complete(RunStatus.COMPLETED);
    runWindow();
    assertThat(shown().stage()).isEqualTo(Stage.COMPLETED);
    assertThat(shown().log().newest()).as("after the line of the start").isEqualTo(100_000);
  }

  @Test
  void publishesFourTimesASecondInSightAndOnceASecondOutOfSight() throws Exception {
    monitor.start(RunScript.config());
    RunScript run = launcher.run().started();
    monitor.setVisible(true);
    assertThat(publicationsIn(2100)).isBetween(4, 9);

    monitor.setVisible(false);
    runWindow();
    assertThat(publicationsIn(2100)).isBetween(1, 3);

    run.finished(RunStatus.FAILED);
    launcher.end().complete(RunStatus.FAILED);
    runWindow();
    assertThat(shown().stage()).as("the end is told all the same").isEqualTo(Stage.FAILED);
  }

  private int publicationsIn(long millis) throws InterruptedException {
    int published = 0;
    long end = System.currentTimeMillis() + millis;
    while (System.currentTimeMillis() < end) {
      Runnable task = window.poll(20, TimeUnit.MILLISECONDS);
      if (task != null) {
        task.run();
        published++;
      }
    }
    return published;
  }

  @Test
  void anEndThatComesWhileAPublicationWaitsIsNotLost() throws Exception {
    monitor.setVisible(true);
    monitor.start(RunScript.config());
    RunScript run = launcher.run().started();
    Runnable waiting = window.poll(10, TimeUnit.SECONDS);
    run.finished(RunStatus.COMPLETED);
    launcher.end().complete(RunStatus.COMPLETED);
    waiting.run();
    runWindow();

    assertThat(shown().stage()).isEqualTo(Stage.COMPLETED);
  }

  @Test
  void refusesASecondRunWhileOneIsUnderWay() throws Exception {
    monitor.start(RunScript.config());
    launcher.run().started();

    assertThatThrownBy(() -> monitor.start(RunScript.config()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("still under way");
    launcher.run().finished(RunStatus.COMPLETED);
    assertThat(monitor.busy()).as("until the launcher has let go").isTrue();
    launcher.end().complete(RunStatus.COMPLETED);
    monitor.start(RunScript.config());
    assertThat(shown().stage()).isEqualTo(Stage.PREPARING);
  }

  @Test
  void showsWhyALaunchWasRefused() throws Exception {
    Problem refusal = Problem.request("Another Bakeoff runs in this home.", "Close it.");
    launcher.refuse(refusal);
    monitor.start(RunScript.config());
    window.poll(10, TimeUnit.SECONDS).run();

    assertThat(shown().stage()).isEqualTo(Stage.NOT_STARTED);
    assertThat(shown().heading().failures().getFirst().problem()).isEqualTo(refusal);
    assertThat(monitor.busy()).isFalse();
  }

  @Test
  void aRunThatBreaksWithoutAWordIsShownAsBroken() throws Exception {
    monitor.start(RunScript.config());
    launcher.run();
    launcher.end().completeExceptionally(new IllegalStateException("a bug"));
    window.poll(10, TimeUnit.SECONDS).run();

    assertThat(shown().stage()).isEqualTo(Stage.NOT_STARTED);
    assertThat(shown().heading().failures().getFirst().problem().what())
        .contains("mistake in Bakeoff")
        .doesNotContain("IllegalState");
  }

  @Test
  void cancelReachesTheRun() throws Exception {
    monitor.start(RunScript.config());
    launcher.run().started();
    monitor.cancel();

    assertThat(launcher.cancelled().get(10, TimeUnit.SECONDS)).isTrue();
    runWindow();
    assertThat(shown().stage()).isEqualTo(Stage.CANCELLING);
  }

  private MonitorSnapshot shown() {
    return monitor.snapshotProperty().get().orElseThrow();
  }

  private void runWindow() {
    for (Runnable task = window.poll(); task != null; task = window.poll()) {
      task.run();
    }
  }
}
