package dev.bakeoff.ui.live;

import dev.bakeoff.history.RunNotebook;
import dev.bakeoff.history.TimedNote;
import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.task.Tasks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The notes on the time line of the run that is shown. A note shows at once and is written in the
 * background, one after the other; one that cannot be written disappears again, with a word why. FX
 * thread only.
 */
final class LiveNotes {
  private final RunNotebook notebook;
  private final Tasks tasks;
  private final Consumer<Problem> onProblem;
  private final ReadOnlyObjectWrapper<List<TimedNote>> notes =
      new ReadOnlyObjectWrapper<>(List.of());
  private Optional<String> run = Optional.empty();

  private final Turns turns = new Turns();

  LiveNotes(RunNotebook notebook, Tasks tasks, Consumer<Problem> onProblem) {
    this.notebook = notebook;
    this.tasks = tasks;
    this.onProblem = onProblem;
  }

  /** In order of time. */
  ReadOnlyObjectProperty<List<TimedNote>> notesProperty() {
    return notes.getReadOnlyProperty();
  }

  /** Whether there is a run in history to write to. */
  boolean possible() {
    return run.isPresent();
  }

  /** Shows another run's notes; reads them where it is one. */
  void run(Optional<String> shown) {
    if (run.equals(shown)) {
      return;
    }
    run = shown;
    notes.set(List.of());
    refresh();
  }

  /** Reads what somebody else may have written meanwhile. */
  void refresh() {
    run.ifPresent(
        id ->
            tasks.load(
                () -> notebook.notes(id),
                read -> {
                  if (run.equals(Optional.of(id))) {
                    notes.set(read);
                  }
                },
                onProblem));
  }

  /** Puts a note at a moment; of the same millisecond there is one only. */
  void add(Instant at, String text) {
    String words = text.strip();
    if (!words.isEmpty()) {
      put(new TimedNote(free(at.truncatedTo(ChronoUnit.MILLIS)), words));
    }
  }

  /** Says something else at the same moment; without words the note is taken away. */
  void edit(TimedNote note, String text) {
    String words = text.strip();
    if (words.isEmpty()) {
      remove(note);
    } else {
      put(new TimedNote(note.at(), words));
    }
  }

  void remove(TimedNote note) {
    notes.set(notes.get().stream().filter(n -> !n.at().equals(note.at())).toList());
    write(id -> notebook.unnote(id, note.at()));
  }

  /** Also what takes a removal back. */
  void put(TimedNote note) {
    notes.set(
        Stream.concat(notes.get().stream().filter(n -> !n.at().equals(note.at())), Stream.of(note))
            .sorted(Comparator.comparing(TimedNote::at))
            .toList());
    write(id -> notebook.note(id, note));
  }

  private Instant free(Instant at) {
    Instant place = at;
    while (taken(place)) {
      place = place.plusMillis(1);
    }
    return place;
  }

  private boolean taken(Instant at) {
    return notes.get().stream().anyMatch(n -> n.at().equals(at));
  }

  private void write(Consumer<String> change) {
    if (run.isEmpty()) {
      return;
    }
    String id = run.get();
    long turn = turns.next();
    tasks.load(
        () -> {
          turns.take(turn, () -> change.accept(id));
          return id;
        },
        _ -> {},
        problem -> {
          onProblem.accept(problem);
          refresh();
        });
  }

  /** Lets writes happen in the order in which they were asked for, on whatever threads. */
  private static final class Turns {
    private long given;
    private long taken;

    synchronized long next() {
      return given++;
    }

    synchronized void take(long turn, Runnable write) throws InterruptedException {
      while (taken != turn) {
        wait();
      }
      try {
        write.run();
      } finally {
        taken++;
        notifyAll();
      }
    }
  }
}
