package dev.bakeoff.ui.report;

import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.Wizard;
import dev.bakeoff.ui.shell.Command;
import dev.bakeoff.ui.shell.Crumb;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The reports, and the wizard that writes one. */
public final class ReportsScreen implements Screen {
  private static final int CONTENT = 1;

  private final UiServices services;
  private final Window window;
  private final ReportWork work;
  private final ReportList list;
  private final StackPane place = new StackPane();
  private final Button make;
  private final Button close;
  private final PageHeader header;
  private final Page page;
  private final SimpleObjectProperty<List<Crumb>> crumbs = new SimpleObjectProperty<>();

  public ReportsScreen(UiServices services, Navigator navigator) {
    this.services = services;
    this.window = navigator.window();
    this.work = new ReportWork(services);
    this.list = new ReportList(work.written(), window, () -> openReport(List.of()));
    make = Ui.primary(Texts.of("report.new"), Feather.PLUS, () -> openReport(List.of()));
    make.setId("report-new");
    close = Ui.button(Texts.of("report.close"), Feather.X, this::showList);
    close.setId("report-close");
    header = new PageHeader(Texts.of("report.title"), Texts.of("report.subtitle"), make);
    place.setMinSize(0, 0);
    page = new Page(header, Ui.grow(place));
    showList();
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
  public ObservableValue<List<Crumb>> crumbs() {
    return crumbs;
  }

  @Override
  public List<Command> commands() {
    return List.of(
        new Command(
            Texts.of("report.new"), title(), Feather.FILE_TEXT, () -> openReport(List.of())),
        new Command(
            Texts.of("report.show.folder"),
            title(),
            Feather.FOLDER,
            () -> list.open(work.written().folder())));
  }

  @Override
  public void shown() {
    if (place.getChildren().contains(list.view())) {
      list.read();
    }
  }

  @Override
  public void hidden() {}

  private void showList() {
    header.title(Texts.of("report.title"));
    header.subtitle(Texts.of("report.subtitle"));
    header.actions(make);
    crumbs.set(List.of(Crumb.here(title())));
    place.getChildren().setAll(list.view());
    list.read();
  }

  /** Opens the wizard with these runs ticked; with any, on the page after. */
  public void openReport(List<String> runIds) {
    ReportDraft draft = new ReportDraft(runIds, work.written().folder());
    PreviewPage preview = new PreviewPage(work, window, draft);
    Button write =
        Ui.primary(Texts.of("report.write"), Feather.DOWNLOAD, () -> write(draft, preview));
    write.setId("report-write");
    header.title(Texts.of("report.new"));
    header.subtitle(Texts.of("report.new.subtitle"));
    header.actions(close);
    crumbs.set(List.of(new Crumb(title(), this::showList), Crumb.here(Texts.of("report.new"))));
    place
        .getChildren()
        .setAll(
            new Wizard(
                List.of(
                    new RunsPage(services.runs().history(), window.tasks(), draft),
                    new ContentPage(work, window.tasks(), draft),
                    new LookPage(window, draft),
                    preview),
                List.of(write),
                draft.runs().isEmpty() ? 0 : CONTENT));
  }

  private void write(ReportDraft draft, PreviewPage preview) {
    preview
        .subject()
        .ifPresent(
            subject -> {
              String title = subject.comparison().title();
              List<Path> files = draft.formats().stream().map(f -> draft.file(title, f)).toList();
              var options = draft.options();
              window
                  .tasks()
                  .start(
                      Texts.of("report.writing.all"),
                      (progress, cancellation) ->
                          work.write(subject, options, files, progress, cancellation),
                      this::written,
                      window.notices()::problem);
            });
  }

  private void written(List<Path> files) {
    showList();
    window
        .notices()
        .success(
            files.size() == 1
                ? Texts.of("report.written", files.getFirst().toString())
                : Texts.of("report.written.all", files.size()));
  }
}
