package dev.bakeoff.ui.report;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.model.Problem;
import dev.bakeoff.report.Reports;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.Wizard;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The reports, and the wizard that writes one. */
public final class ReportsScreen implements Screen {
  private final UiServices services;
  private final Window window;
  private final StackPane place = new StackPane();
  private final Page page;

  public ReportsScreen(UiServices services, Navigator navigator) {
    this.services = services;
    this.window = navigator.window();
    Button make = Ui.primary(Texts.of("report.new"), Feather.PLUS, () -> openReport(List.of()));
    make.setId("report-new");
    page =
        new Page(
            new PageHeader(Texts.of("report.title"), Texts.of("report.subtitle"), make),
            Ui.grow(place));
    place
        .getChildren()
        .setAll(
            new EmptyState(
                Feather.FILE_TEXT,
                Texts.of("report.list.empty.title"),
                Texts.of("report.list.empty.text")));
  }

  @Override
  public String title() {
    return Texts.of("report.title");
  }

  @Override
  public Node view() {
    return page;
  }

  @Override
  public void shown() {}

  @Override
  public void hidden() {}

  /** Opens the wizard with these runs ticked. */
  public void openReport(List<String> runIds) {
    ReportDraft draft = new ReportDraft(runIds);
    Button write = Ui.primary(Texts.of("report.write"), Feather.DOWNLOAD, () -> write(draft));
    write.setId("report-write");
    place
        .getChildren()
        .setAll(
            new Wizard(
                List.of(new RunsPage(services.runs().history(), window.tasks(), draft)),
                List.of(write),
                0));
  }

  private void write(ReportDraft draft) {
    window
        .files()
        .save(Texts.of("report.save"), "report.html", "HTML", "html")
        .ifPresent(file -> write(List.copyOf(draft.runs()), file));
  }

  private void write(List<String> ids, Path file) {
    window
        .tasks()
        .start(
            Texts.of("report.writing", file.getFileName().toString()),
            (_, _) -> {
              List<RunRecord> runs = new ArrayList<>();
              for (String id : ids) {
                runs.add(
                    services
                        .runs()
                        .history()
                        .find(id)
                        .orElseThrow(
                            () ->
                                Problem.request(
                                        "The history has no run '" + id + "'.",
                                        "It may have been deleted; choose others.")
                                    .asException()));
              }
              new Reports().write(new Comparer().of(runs, Optional.empty()), runs, file);
              return file;
            },
            path -> window.notices().success(Texts.of("report.written", path.toString())),
            window.notices()::problem);
  }
}
