package dev.bakeoff.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.run.RunEvent.Level;
import dev.bakeoff.ui.live.LogModel.Filter;
import dev.bakeoff.ui.live.MonitorSnapshot.LogLine;
import dev.bakeoff.ui.live.MonitorSnapshot.LogTail;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LogModelTest {
  private final LogModel model = new LogModel();

  private static LogTail tail(int from, int to) {
    List<LogLine> lines = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Level level = i % 10 == 0 ? Level.ERROR : i % 5 == 0 ? Level.WARNING : Level.INFO;
      lines.add(new LogLine(i, RunScript.START, OptionalInt.empty(), level, "line " + i));
    }
    return new LogTail(lines);
  }

  private List<String> shown() {
    return model.lines().stream().map(LogLine::message).toList();
  }

  @Test
  void addsOnlyWhatIsNew() {
    model.show(tail(0, 3));
    LogLine first = model.lines().getFirst();
    model.show(tail(0, 5));

    assertThat(shown()).containsExactly("line 0", "line 1", "line 2", "line 3", "line 4");
    assertThat(model.lines().getFirst()).isSameAs(first);
  }

  @Test
  void holdsStillWhilePausedAndCatchesUpAfterwards() {
    model.show(tail(0, 2));
    model.pausedProperty().set(true);
    model.show(tail(0, 9));
    assertThat(shown()).hasSize(2);

    model.pausedProperty().set(false);
    assertThat(shown()).hasSize(9);
  }

  @Test
  void filtersByWeight() {
    model.show(tail(0, 30));
    model.filterProperty().set(Filter.WARNINGS);
    assertThat(shown()).hasSize(6).contains("line 5", "line 10");
    model.filterProperty().set(Filter.ERRORS);
    assertThat(shown()).containsExactly("line 0", "line 10", "line 20");
    model.show(tail(0, 31));
    assertThat(shown()).contains("line 30");
  }

  @Test
  void neverHoldsMoreThanTheRing() {
    model.show(tail(0, LogRing.CAPACITY));
    model.show(tail(1500, 1500 + LogRing.CAPACITY));

    assertThat(shown()).hasSize(LogRing.CAPACITY).startsWith("line 1500");
  }

  @Test
  void startsAnewWithAnotherRun() {
    model.show(tail(0, 50));
    model.show(tail(0, 1));

    assertThat(shown()).containsExactly("line 0");
    assertThat(LogModel.text(model.lines())).endsWith("ERROR   line 0");
  }
}
