package dev.bakeoff.ui.report;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.history.RunHistory;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.report.Publishing;
import dev.bakeoff.report.Reports;
import dev.bakeoff.report.WrittenReports;
import dev.bakeoff.report.document.Logo;
import dev.bakeoff.report.document.ReportOptions;
import dev.bakeoff.report.pdf.PdfPreview;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the wizard does in the background; all of it takes a while. Thread-safe. */
final class ReportWork {
  private static final int PREVIEW_WIDTH = 1100;
  private static final int PREVIEW_PAGES = 10;

  private final RunHistory history;
  private final WrittenReports written;
  private final Publishing publishing;
  private final Supplier<Reports> reports;

  ReportWork(UiServices services) {
    this.history = services.runs().history();
    this.written = new WrittenReports(services.runs().home().resolve("reports"));
    this.publishing = new Publishing(services.platforms().types());
    this.reports = new Later(() -> new Reports(services.platforms().types()));
  }

  /** Loads the typeface at the first use rather than at the window's start. */
  private static final class Later implements Supplier<Reports> {
    private final Supplier<Reports> maker;
    private Reports made;

    Later(Supplier<Reports> maker) {
      this.maker = maker;
    }

    @Override
    public synchronized Reports get() {
      if (made == null) {
        made = maker.get();
      }
      return made;
    }
  }

  WrittenReports written() {
    return written;
  }

  /**
   * What is reported on.
   *
   * @param comparison of the runs
   * @param runs in order
   * @param reminders of what licences say
   */
  record Subject(Comparison comparison, List<RunRecord> runs, List<String> reminders) {
    Subject {
      runs = List.copyOf(runs);
      reminders = List.copyOf(reminders);
    }
  }

  /**
   * Reads runs and compares them.
   *
   * @throws dev.bakeoff.model.ProblemException where a run is gone or they cannot be compared
   */
  Subject subject(List<String> ids, Optional<String> baseline) {
    List<RunRecord> runs = new ArrayList<>();
    for (String id : ids) {
      runs.add(
          history
              .find(id)
              .orElseThrow(
                  () ->
                      Problem.request(Texts.of("report.gone", id), Texts.of("report.gone.hint"))
                          .asException()));
    }
    return new Subject(new Comparer().of(runs, baseline), runs, publishing.reminders(runs));
  }

  /** The pages of the document as they would be printed. */
  PdfPreview.Pages preview(Subject subject, ReportOptions options) {
    ReportOptions fitting = options.fitting("pdf");
    byte[] pdf =
        reports
            .get()
            .pdf(
                reports.get().document(subject.comparison(), subject.runs(), fitting),
                fitting.logo().map(Logo::read));
    return PdfPreview.of(pdf, PREVIEW_WIDTH, PREVIEW_PAGES);
  }

  /**
   * Writes a file of each format; what a format cannot do is left out of it, which the wizard says.
   *
   * @return the files, in order
   */
  List<Path> write(
      Subject subject,
      ReportOptions options,
      List<Path> files,
      Progress progress,
      Cancellation cancellation) {
    List<Path> done = new ArrayList<>();
    for (Path file : files) {
      cancellation.throwIfRequested();
      progress.report(
          new Progress.Step(
              Texts.of("report.writing", file.getFileName().toString()),
              done.size(),
              files.size(),
              ""));
      folder(file.toAbsolutePath().getParent());
      String format = Reports.format(file);
      reports.get().write(subject.comparison(), subject.runs(), options.fitting(format), file);
      written.add(
          file,
          options.title().orElse(subject.comparison().title()),
          options.fitting(format).kind());
      done.add(file);
    }
    return done;
  }

  private static void folder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              Texts.of("report.folder.wrong", folder.toString()),
              Texts.of("report.folder.hint"))
          .asException(e);
    }
  }
}
