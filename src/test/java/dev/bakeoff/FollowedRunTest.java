package dev.bakeoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.history.FollowedRuns;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunHandle;
import dev.bakeoff.run.RunLock;
import dev.bakeoff.run.RunWatcher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FollowedRunTest {
  @TempDir private Path home;
  private final List<RunEvent> told = new CopyOnWriteArrayList<>();

  @Test
  void aRunOfAnotherProcessIsFollowedAndStoppedThroughTheHome() throws Exception {
    RunWatcher watcher = new FollowedRuns(home, new RunLock(home));
    assertThat(watcher.elsewhere()).isEmpty();
    try (SecondProcess other =
        SecondProcess.start(home, home.resolve("out.txt"), "quickstart", "--duration", "1s")) {
      await("the other process' run", () -> watcher.elsewhere().isPresent());
      RunLock.Owner owner = watcher.elsewhere().orElseThrow();
      assertThat(owner.pid()).isEqualTo(other.pid());

      RunHandle run = watcher.follow(owner, told::add);
      await("a leg that has ended", () -> count(RunEvent.LegFinished.class) >= 1);
      await("a leg under way", () -> told.getLast() instanceof RunEvent.LegInterval);
      RunHandle again = watcher.follow(owner, event -> {});
      again.letGo();
      assertThat(again.end().get(5, TimeUnit.SECONDS))
          .as("whoever no longer follows does not stop it")
          .isNotNull();
      assertThat(other.isAlive()).isTrue();

      Instant asked = Instant.now();
      run.cancel();
      assertThat(run.end().get(20, TimeUnit.SECONDS)).isEqualTo(RunStatus.CANCELLED);
      RunEvent.LegFinished stopped =
          told.stream()
              .filter(
                  e -> e instanceof RunEvent.LegFinished f && f.status().id().equals("cancelled"))
              .map(RunEvent.LegFinished.class::cast)
              .findFirst()
              .orElseThrow();
      assertThat(stopped.at()).isBefore(asked.plus(Duration.ofSeconds(3)));
      assertThat(other.ends(20)).isTrue();
    }
    assertThat(watcher.elsewhere()).isEmpty();
    assertThat(told.getFirst()).isInstanceOf(RunEvent.RunStarted.class);
    assertThat(told.getLast()).isInstanceOf(RunEvent.RunFinished.class);
    assertEachKindInOrder();
    assertThat(count(RunEvent.TargetFinished.class)).isEqualTo(3);
    assertThat(count(RunEvent.LegInterval.class)).isGreaterThan(2);
    assertThat(count(RunEvent.LegResources.class)).isGreaterThan(1);
    assertLegsInOrder();
  }

  @Test
  void aRunWhoseProcessIsKilledEndsAsInterrupted() throws Exception {
    RunWatcher watcher = new FollowedRuns(home, new RunLock(home));
    try (SecondProcess other =
        SecondProcess.start(home, home.resolve("out.txt"), "quickstart", "--duration", "1s")) {
      await("the other process' run", () -> watcher.elsewhere().isPresent());
      RunHandle run = watcher.follow(watcher.elsewhere().orElseThrow(), told::add);
      await("something measured", () -> count(RunEvent.LegInterval.class) >= 1);
      other.kill();
      assertThat(run.end().get(10, TimeUnit.SECONDS)).isEqualTo(RunStatus.INTERRUPTED);
    }
    assertThat(watcher.elsewhere()).as("a note of the dead is none").isEmpty();
  }

  /**
   * Kinds may overtake each other by the length of a look: their rows are written by several
   * threads of the other process.
   */
  private void assertEachKindInOrder() {
    told.stream()
        .collect(Collectors.groupingBy(RunEvent::getClass))
        .forEach(
            (kind, events) ->
                assertThat(events).as(kind.getSimpleName()).extracting(RunEvent::at).isSorted());
  }

  private void assertLegsInOrder() {
    int leg = -1;
    boolean open = false;
    for (RunEvent event : told) {
      switch (event) {
        case RunEvent.LegStarted e -> {
          assertThat(open).isFalse();
          assertThat(e.leg()).isEqualTo(leg + 1);
          leg = e.leg();
          open = true;
        }
        case RunEvent.LegInterval e -> assertThat(open && e.leg() == leg).isTrue();
        case RunEvent.LegPhase e -> assertThat(open && e.leg() == leg).isTrue();
        case RunEvent.LegFinished _ -> open = false;
        default -> {
          // Of no leg.
        }
      }
    }
  }

  private long count(Class<? extends RunEvent> type) {
    return told.stream().filter(type::isInstance).count();
  }

  private static void await(String what, Callable<Boolean> condition) throws Exception {
    long end = System.currentTimeMillis() + 90_000;
    while (!condition.call()) {
      assertThat(System.currentTimeMillis()).as("waited in vain for " + what).isLessThan(end);
      Thread.sleep(20);
    }
  }
}
