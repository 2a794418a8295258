package dev.bakeoff.ui.history;

import dev.bakeoff.compare.truth.TruthCheck;
import dev.bakeoff.compare.truth.TruthChecks;
import dev.bakeoff.history.RunHistory;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.ui.truth.TruthBadges;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

/**
 * Whether a run's figures are to be believed: the worst of all its legs' checks. A run has to be
 * read whole for that, so only lines in sight ask for it, one at a time, the latest first; what was
 * found is kept. FX thread only.
 */
final class TruthColumn {
  /** What has scrolled by so long ago need not be looked at any more. */
  private static final int MOST_WAITING = 40;

  private final RunHistory history;
  private final Tasks tasks;
  private final Map<String, List<TruthCheck>> known = new HashMap<>();
  private final Deque<String> waiting = new ArrayDeque<>();
  private final TableColumn<HistoryLine, HistoryLine> column =
      new TableColumn<>(Texts.of("history.truth"));
  private boolean reading;
  private boolean paused;
  private Runnable redraw = () -> {};

  TruthColumn(RunHistory history, Tasks tasks) {
    this.history = history;
    this.tasks = tasks;
    column.setPrefWidth(104);
    column.setMinWidth(90);
    column.setSortable(false);
    column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
    column.setCellFactory(
        _ ->
            new TableCell<>() {
              @Override
              protected void updateItem(HistoryLine line, boolean empty) {
                super.updateItem(line, empty);
                boolean none = empty || line == null || line.run().isEmpty();
                setGraphic(
                    none || !known.containsKey(line.id())
                        ? null
                        : TruthBadges.summary(known.get(line.id())));
                if (!none && line.summary().status() != RunStatus.RUNNING) {
                  ask(line.id());
                }
              }
            });
  }

  /**
   * @param onFound draws the cells anew
   */
  TableColumn<HistoryLine, HistoryLine> column(Runnable onFound) {
    redraw = onFound;
    return column;
  }

  /** Nothing is read while the list is out of sight. */
  void pause(boolean on) {
    paused = on;
    waiting.clear();
  }

  private void ask(String id) {
    if (!paused && !known.containsKey(id)) {
      waiting.remove(id);
      waiting.addFirst(id);
      while (waiting.size() > MOST_WAITING) {
        waiting.removeLast();
      }
      next();
    }
  }

  private void next() {
    if (!reading && !waiting.isEmpty()) {
      reading = true;
      String id = waiting.removeFirst();
      tasks.load(
          () -> history.find(id).map(TruthColumn::checks).orElse(List.of()),
          checks -> found(id, checks),
          // The run itself says why it cannot be read, once somebody opens it.
          _ -> found(id, List.of()));
    }
  }

  private void found(String id, List<TruthCheck> checks) {
    known.put(id, checks);
    reading = false;
    redraw.run();
    next();
  }

  private static List<TruthCheck> checks(RunRecord run) {
    return run.legs().stream()
        .filter(leg -> leg.started().isPresent())
        .flatMap(leg -> TruthChecks.of(run, leg).stream())
        .distinct()
        .toList();
  }
}
