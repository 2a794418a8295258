package dev.bakeoff.ui.dataset.transfer;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.exchange.ExportReport;
import dev.bakeoff.dataset.exchange.ExportRequest;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.CommandBox;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.Wizard;
import dev.bakeoff.ui.kit.WizardCheck;
import dev.bakeoff.ui.kit.WizardForm;
import dev.bakeoff.ui.kit.WizardReview;
import dev.bakeoff.ui.kit.WizardTask;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The wizard that writes a version as files of another format, into a folder or a bucket. */
public final class ExportTask implements WizardTask {
  private static final int TARGET = 2;
  private static final int REVIEW = 3;

  private final UiServices.Data data;
  private final Window window;
  private final StatePane state = new StatePane();
  private ExportModel model;
  private Runnable close = () -> {};

  /**
   * @param manifest to begin with
   */
  public ExportTask(UiServices.Data data, Window window, Manifest manifest) {
    this.data = data;
    this.window = window;
    this.model = new ExportModel(manifest);
  }

  @Override
  public String title() {
    return Texts.of("steps.export");
  }

  @Override
  public String subtitle() {
    return Texts.of("dataset.the-rows-keep-their-fingerprints-in");
  }

  @Override
  public Optional<WizardForm> form() {
    return Optional.of(
        ExportForm.of(
            data.catalog(),
            () -> model,
            filled -> show(filled, filled.error().get().isPresent() ? TARGET : REVIEW)));
  }

  @Override
  public Region view(Runnable onDone) {
    close = onDone;
    state.loading(Texts.of("steps.reading-the-catalog"));
    show(model, 0);
    return state;
  }

  private void show(ExportModel shown, int start) {
    model = shown;
    window
        .tasks()
        .load(
            data.catalog()::list,
            versions -> state.content(wizard(shown, versions, start)),
            problem -> state.problem(problem, () -> show(shown, start)));
  }

  private Wizard wizard(ExportModel shown, List<Manifest> versions, int start) {
    Button go =
        Ui.primary(
            Texts.of("dataset.export-3"),
            Feather.UPLOAD,
            () -> {
              ExportRequest request = shown.request();
              close.run();
              start(request);
            });
    go.setId("export-go");
    ExportPages pages = new ExportPages(shown);
    return new Wizard(
        List.of(
            pages.data(versions, other -> show(other(shown, other), 0)),
            pages.format(),
            pages.target(window.files(), room(shown)),
            new WizardReview(
                Texts.of("steps.export-review"),
                () -> rows(shown),
                shown.error(),
                () -> {},
                new CommandBox(shown.command()))),
        List.of(go),
        start);
  }

  /** Another version; how and where to stays. */
  private static ExportModel other(ExportModel before, Manifest manifest) {
    ExportModel made = new ExportModel(manifest);
    made.formatProperty().set(before.formatProperty().get());
    made.compressionProperty().set(before.compressionProperty().get());
    made.targetProperty().set(before.targetProperty().get());
    return made;
  }

  private WizardCheck room(ExportModel shown) {
    return (onPassed, onProblem) -> {
      ExportRequest request = shown.request();
      long bytes =
          shown.manifest().tables().stream()
              .filter(t -> shown.tables().contains(t.name()))
              .mapToLong(t -> t.bytes())
              .sum();
      return WizardCheck.of(
              window.tasks(),
              Texts.of("steps.looking-at-the-folder"),
              (progress, cancel) -> {
                ExportTarget.check(request, bytes);
                return request;
              })
          .start(onPassed, onProblem);
    };
  }

  private static List<WizardReview.Row> rows(ExportModel shown) {
    List<String> tables = List.copyOf(shown.tables());
    return List.of(
        new WizardReview.Row(Texts.of("steps.dataset"), shown.manifest().ref().toString(), 0),
        new WizardReview.Row(
            Texts.of("dataset.tables"),
            tables.size() == shown.manifest().tables().size()
                ? Texts.of("steps.all-tables", tables.size())
                : String.join(", ", tables),
            0),
        new WizardReview.Row(
            Texts.of("dataset.only-what-changed"),
            shown
                .changedSinceProperty()
                .get()
                .map(v -> Texts.of("dataset.changed-since", v))
                .orElse(""),
            0),
        new WizardReview.Row(
            Texts.of("dataset.format"),
            shown.formatProperty().get().title() + ", " + shown.compressionProperty().get().id(),
            1),
        new WizardReview.Row(
            Texts.of("dataset.where-to"), shown.targetProperty().get().strip(), TARGET));
  }

  private void start(ExportRequest request) {
    window
        .tasks()
        .start(
            Texts.of("dataset.exporting", request.dataset()),
            (progress, cancel) -> data.exchange().exporter().run(request, progress, cancel),
            this::report,
            window.notices()::problem);
  }

  private void report(ExportReport report) {
    if (report.tables().isEmpty()) {
      window.notices().info(Texts.of("dataset.nothing-was-exported-no-table-of", report.dataset()));
      return;
    }
    String left =
        report.unchanged().isEmpty()
            ? ""
            : Texts.of("dataset.unchanged-and-left-out", String.join(", ", report.unchanged()));
    window
        .notices()
        .success(
            Texts.of(
                "dataset.was-exported-as-to",
                report.dataset(),
                report.format().title(),
                report.location(),
                Formats.plural(report.tables().size(), "table"),
                Formats.plural(report.tables().stream().mapToLong(t -> t.rows()).sum(), "row"),
                left));
  }
}
