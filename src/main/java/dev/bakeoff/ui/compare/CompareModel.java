package dev.bakeoff.ui.compare;

import dev.bakeoff.history.RunHistory;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.model.Problem;
import dev.bakeoff.report.Charts;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.ui.task.Reading;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which runs are compared with which baseline, and what came of it. FX thread only. */
final class CompareModel {
  private final RunHistory history;
  private final Tasks tasks;
  private final ReadOnlyObjectWrapper<Optional<Reading<Compared>>> reading =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private List<String> runs = List.of();
  private Optional<String> baseline = Optional.empty();
  private long asked;

  CompareModel(RunHistory history, Tasks tasks) {
    this.history = history;
    this.tasks = tasks;
  }

  /** The comparison; empty until runs were chosen, or where there are none. */
  ReadOnlyObjectProperty<Optional<Reading<Compared>>> readingProperty() {
    return reading.getReadOnlyProperty();
  }

  List<String> runs() {
    return runs;
  }

  /** Compares these runs against their first platform. */
  void compare(List<String> ids) {
    runs = List.copyOf(ids);
    baseline = Optional.empty();
    read();
  }

  /** Refers differences to another platform. */
  void baseline(String platform) {
    Optional<String> wanted = Optional.of(platform);
    boolean already =
        compared().filter(c -> c.comparison().baseline().equals(platform)).isPresent();
    if (!already && !wanted.equals(baseline)) {
      baseline = wanted;
      read();
    }
  }

  /** Takes the newest run that has measured something, where none was chosen yet. */
  void compareNewest() {
    long question = ++asked;
    reading.set(Optional.of(new Reading.Waiting<>()));
    tasks.load(
        () -> newest(history.list()),
        newest -> {
          if (question != asked) {
            return;
          }
          if (newest.isEmpty()) {
            reading.set(Optional.empty());
          } else {
            compare(List.of(newest.get()));
          }
        },
        problem -> settle(question, new Reading.Failed<>(problem)));
  }

  /** Reads again, with the same choice. */
  void read() {
    long question = ++asked;
    List<String> ids = runs;
    Optional<String> base = baseline;
    reading.set(Optional.of(new Reading.Waiting<>()));
    tasks.load(
        () -> Compared.of(history, ids, base),
        compared -> settle(question, new Reading.Done<>(compared)),
        problem -> settle(question, new Reading.Failed<>(problem)));
  }

  /** All runs, for choosing from. */
  void list(Consumer<List<RunSummary>> onDone, Consumer<Problem> onProblem) {
    tasks.load(history::list, onDone, onProblem);
  }

  /**
   * Writes the comparison, or the chart shown of it, to a file, with progress in the status bar.
   */
  void export(
      ExportFormat format,
      Charts.Named shown,
      Path file,
      Consumer<Path> onDone,
      Consumer<Problem> onProblem) {
    Compared what = compared().orElseThrow();
    tasks.start(
        Texts.of("compare.writing", file.getFileName()),
        (progress, cancellation) -> {
          format.write(what, shown, file);
          return file;
        },
        onDone,
        onProblem);
  }

  Optional<Compared> compared() {
    return reading.get().flatMap(Reading::found);
  }

  /** A file name for an export. */
  String suggestedName(ExportFormat format, Charts.Named shown) {
    String title =
        compared().map(c -> c.comparison().title()).orElse(Texts.of("compare.comparison"));
    String name =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String cut = name.length() > 60 ? name.substring(0, 60) : name;
    boolean part = format.picture() && !shown.equals(compared().orElseThrow().charts().getFirst());
    return (cut.isEmpty() ? "" : cut + "-")
        + (part ? shown.id() : Texts.of("compare.comparison"))
        + "."
        + format.extension();
  }

  private void settle(long question, Reading<Compared> answer) {
    // A later choice has overtaken this one.
    if (question == asked) {
      reading.set(Optional.of(answer));
    }
  }

  private static Optional<String> newest(List<RunSummary> runs) {
    return runs.stream()
        .filter(r -> r.status() != RunStatus.RUNNING && r.legs() > r.failedLegs())
        .findFirst()
        .map(RunSummary::id);
  }
}
