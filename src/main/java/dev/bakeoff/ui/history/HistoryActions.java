package dev.bakeoff.ui.history;

import dev.bakeoff.history.ExportedRuns;
import dev.bakeoff.history.ImportedRuns;
import dev.bakeoff.history.ImportedRuns.Outcome;
import dev.bakeoff.history.RunFile;
import dev.bakeoff.history.RunFiles;
import dev.bakeoff.history.RunMarks;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;

/** What is done to runs of the list, with the chance to take back what can be. FX thread only. */
final class HistoryActions {
  private static final String EXTENSION = RunFile.SUFFIX.substring(1);

  private final HistoryModel model;
  private final RunFiles files;
  private final Window window;

  HistoryActions(HistoryModel model, RunFiles files, Window window) {
    this.model = model;
    this.files = files;
    this.window = window;
  }

  /** Deletes runs, with the chance to take that back. */
  void delete(List<RunSummary> runs) {
    if (!runs.isEmpty()) {
      List<String> ids = ids(runs);
      model.hide(ids);
      window
          .notices()
          .undoable(
              Texts.of("history.deleted", what(runs)),
              () -> model.restore(ids),
              () -> model.deleteForGood(ids, window.notices()::problem));
    }
  }

  /** Puts runs away or brings them back, with the chance to take that back. */
  void archive(List<RunSummary> runs, boolean away) {
    if (!runs.isEmpty()) {
      List<String> ids = ids(runs);
      mark(ids, marks -> marks.withArchived(away));
      window
          .notices()
          .undoable(
              Texts.of(away ? "history.archived-runs" : "history.unarchived-runs", what(runs)),
              () -> mark(ids, marks -> marks.withArchived(!away)));
    }
  }

  /** Pins a run as the baseline of its data and workloads, or takes the pin off. */
  void pin(RunSummary run, boolean on) {
    if (!on) {
      mark(List.of(run.id()), marks -> marks.withBaseline(false));
      return;
    }
    model.pin(
        run.id(),
        replaced ->
            window
                .notices()
                .info(
                    replaced.isEmpty()
                        ? Texts.of("history.is-baseline", run.name())
                        : Texts.of("history.is-baseline-instead", run.name(), replaced.size())),
        window.notices()::problem);
  }

  /** Asks for customer, tags and a note. */
  void edit(List<RunSummary> runs) {
    if (runs.isEmpty()) {
      return;
    }
    Map<String, RunMarks> before = new HashMap<>();
    List<String> ids = ids(runs);
    model.lines().stream()
        .filter(line -> ids.contains(line.id()))
        .forEach(line -> before.put(line.id(), line.marks()));
    List<RunMarks> known = ids.stream().map(id -> before.getOrDefault(id, RunMarks.NONE)).toList();
    MarksForm form =
        new MarksForm(
            known,
            model.values(line -> List.of(line.marks().customer())),
            model.values(line -> line.marks().tags()));
    Button cancel = Ui.button(Texts.of("history.cancel"), window.dialogs()::close);
    cancel.setCancelButton(true);
    Button save =
        Ui.button(
            Texts.of("history.save"),
            () -> {
              window.dialogs().close();
              mark(ids, form.change());
            },
            "accent");
    save.setId("save-marks");
    save.setDefaultButton(true);
    window
        .dialogs()
        .open(Texts.of("history.labels-and-note-of", what(runs)), form.root(), 520, cancel, save);
  }

  /** Asks for a file and writes runs to it. */
  void export(List<RunSummary> runs) {
    if (runs.isEmpty()) {
      return;
    }
    String name = runs.size() == 1 ? runs.getFirst().id() : "runs";
    window
        .files()
        .save(
            Texts.of("history.export-runs"),
            name + RunFile.SUFFIX,
            Texts.of("history.run-file"),
            EXTENSION)
        .ifPresent(file -> export(runs, file));
  }

  private void export(List<RunSummary> runs, Path file) {
    window
        .tasks()
        .start(
            Texts.of("history.exporting", what(runs)),
            (progress, cancel) -> files.export(ids(runs), file, progress, cancel),
            (ExportedRuns done) ->
                window
                    .notices()
                    .success(
                        Texts.of(
                            "history.exported",
                            what(runs),
                            done.file(),
                            Formats.bytes(done.bytes()).toString())),
            window.notices()::problem);
  }

  /** Asks for run files and brings their runs in. */
  void importFiles() {
    List<Path> chosen =
        window
            .files()
            .openSeveral(
                Texts.of("history.import-runs"), Texts.of("history.run-file"), List.of(EXTENSION));
    importFiles(chosen);
  }

  void importFiles(List<Path> chosen) {
    if (!chosen.isEmpty()) {
      window
          .tasks()
          .start(
              Texts.of("history.importing"),
              (progress, cancel) -> files.importUnlessClashing(chosen, progress, cancel),
              imported -> told(chosen, imported),
              window.notices()::problem);
    }
  }

  private void told(List<Path> chosen, ImportedRuns imported) {
    long clashing = imported.count(Outcome.CLASHES);
    if (clashing > 0) {
      window
          .dialogs()
          .confirm(
              Texts.of("history.ids-are-taken"),
              Texts.of("history.ids-are-taken-question", clashing),
              Texts.of("history.import-as-new"),
              () -> importAsNew(chosen));
      return;
    }
    model.load();
    long added = imported.count(Outcome.ADDED) + imported.count(Outcome.ADDED_AS_NEW);
    long there = imported.count(Outcome.ALREADY_THERE);
    window.notices().success(Texts.of("history.imported", added, there));
  }

  private void importAsNew(List<Path> chosen) {
    window
        .tasks()
        .start(
            Texts.of("history.importing"),
            (progress, cancel) -> files.importFrom(chosen, true, progress, cancel),
            imported -> told(chosen, imported),
            window.notices()::problem);
  }

  private void mark(List<String> ids, UnaryOperator<RunMarks> change) {
    model.mark(ids, change, window.notices()::problem);
  }

  private static List<String> ids(List<RunSummary> runs) {
    return runs.stream().map(RunSummary::id).toList();
  }

  private static String what(List<RunSummary> runs) {
    return runs.size() == 1
        ? "'" + runs.getFirst().name() + "'"
        : Formats.plural(runs.size(), "run");
  }
}
