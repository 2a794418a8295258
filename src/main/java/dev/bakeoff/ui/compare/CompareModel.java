package dev.bakeoff.ui.compare;

import dev.bakeoff.compare.Selection;
import dev.bakeoff.history.RunHistory;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.model.Problem;
import dev.bakeoff.report.Gallery;
import dev.bakeoff.report.chart.Chart;
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
  private List<Selection> chosen = List.of();
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

  /** What is compared. */
  List<Selection> chosen() {
    return chosen;
  }

  /** The ids of the runs that something is compared of. */
  List<String> runs() {
    return chosen.stream().map(Selection::run).distinct().toList();
  }

  /** Compares these runs against their first platform. */
  void compare(List<String> ids) {
    compareParts(ids.stream().map(Selection::of).toList());
  }

  /** Compares parts of runs against the first of their platforms. */
  void compareParts(List<Selection> parts) {
    chosen = List.copyOf(parts);
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
    List<Selection> parts = chosen;
    Optional<String> base = baseline;
    reading.set(Optional.of(new Reading.Waiting<>()));
    tasks.load(
        () -> Compared.of(history, parts, base),
        compared -> settle(question, new Reading.Done<>(compared)),
        problem -> settle(question, new Reading.Failed<>(problem)));
  }

  /** A run with its legs, for choosing parts of it. */
  void plan(String run, Consumer<RunRecord> onDone, Consumer<Problem> onProblem) {
    tasks.load(
        () ->
            history
                .find(run)
                .orElseThrow(
                    () ->
                        Problem.request(
                                Texts.of("compare.the-history-has-no-run", run),
                                Texts.of("compare.it-may-have-been-deleted-choose"))
                            .asException()),
        onDone,
        onProblem);
  }

  /** All runs, for choosing from. */
  void list(Consumer<List<RunPicker.Found>> onDone, Consumer<Problem> onProblem) {
    tasks.load(() -> history.list().stream().map(RunPicker.Found::of).toList(), onDone, onProblem);
  }

  /**
   * Writes the comparison, or the chart shown of it, to a file, with progress in the status bar.
   */
  void export(
      ExportFormat format,
      Optional<Chart> shown,
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
  String suggestedName(ExportFormat format, Optional<Gallery.Kind> shown) {
    String title =
        compared().map(c -> c.comparison().title()).orElse(Texts.of("compare.comparison"));
    String name =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String cut = name.length() > 60 ? name.substring(0, 60) : name;
    Optional<Gallery.Kind> part =
        shown.filter(kind -> format.picture() && kind != Gallery.Kind.OVERVIEW);
    return (cut.isEmpty() ? "" : cut + "-")
        + part.map(Gallery.Kind::id).orElse(Texts.of("compare.comparison"))
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
