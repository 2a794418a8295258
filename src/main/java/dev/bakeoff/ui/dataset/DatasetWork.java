package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.DatasetValidator;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.ValidationLevel;
import dev.bakeoff.dataset.exchange.ImportReport;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.dataset.generate.GenerateTask;
import dev.bakeoff.ui.dataset.transfer.ExportTask;
import dev.bakeoff.ui.dataset.transfer.ImportTask;
import dev.bakeoff.ui.dataset.transfer.PublishTask;
import dev.bakeoff.ui.dataset.transfer.PullTask;
import dev.bakeoff.ui.dataset.version.CompareVersionsTask;
import dev.bakeoff.ui.dataset.version.NewVersionTask;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.platform.load.LoadWizard;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Does what the buttons ask for: opens wizards, and starts work that the status bar follows. */
final class DatasetWork {
  private final UiServices services;
  private final UiServices.Data data;
  private final Window window;
  private final DatasetsModel model;
  private final Consumer<DatasetTask> open;

  DatasetWork(UiServices services, Window window, DatasetsModel model, Consumer<DatasetTask> open) {
    this.services = services;
    this.data = services.data();
    this.window = window;
    this.model = model;
    this.open = open;
  }

  void generate() {
    open.accept(new GenerateTask(data, window, model.taken(), this::generate));
  }

  private void generate(CreateRequest request) {
    window
        .tasks()
        .start(
            Texts.of("dataset.generating", request.name(), request.version()),
            (progress, cancel) -> data.creator().ensure(request, progress, cancel),
            made -> made(made, Texts.of("dataset.is-there")),
            window.notices()::problem);
  }

  /** Imports files, or asks for some where none are given. */
  void bring(List<Path> files) {
    open.accept(
        new ImportTask(data.exchange().importer(), window, model.taken(), files, this::imported));
  }

  private void imported(ImportReport report) {
    made(report.manifest(), Texts.of("dataset.was-imported"));
    if (!report.badRows().isEmpty()) {
      new BadRowsDialog(window).show(report);
    }
  }

  void export() {
    selected()
        .ifPresent(
            m ->
                open.accept(
                    new ExportTask(
                        data.exchange().exporter(),
                        window,
                        m,
                        model.versions().stream()
                            .filter(o -> o.name().equals(m.name()) && !o.equals(m))
                            .toList())));
  }

  void load() {
    selected()
        .ifPresent(
            m -> open.accept(new LoadWizard(services, window, Optional.empty(), Optional.of(m))));
  }

  void version() {
    selected()
        .ifPresent(
            m ->
                open.accept(
                    new NewVersionTask(
                        data,
                        window,
                        m,
                        model.taken(),
                        made -> made(made, Texts.of("dataset.is-there")))));
  }

  void compare() {
    selected()
        .ifPresent(m -> open.accept(new CompareVersionsTask(data, window, m, model.versions())));
  }

  void publish() {
    List<String> platforms =
        services.platforms().types().stream().map(PlatformDescriptor::type).toList();
    selected()
        .ifPresent(
            m ->
                open.accept(new PublishTask(services.sharing().publisher(), window, m, platforms)));
  }

  void pull() {
    open.accept(
        new PullTask(
            services.sharing().puller(),
            window,
            model.taken(),
            report ->
                made(
                    report.manifest(),
                    report.alreadyThere()
                        ? Texts.of("dataset.was-here-already")
                        : Texts.of("dataset.was-pulled"))));
  }

  void label() {
    model
        .selectedProperty()
        .get()
        .ifPresent(e -> new LabelDialog(data.versions().labels(), window).show(e, model::refresh));
  }

  void cleanUp() {
    window
        .tasks()
        .start(
            Texts.of("dataset.cleaning-up"),
            (progress, cancel) -> data.catalog().collectGarbage(),
            freed ->
                window
                    .notices()
                    .success(
                        freed == 0
                            ? Texts.of("dataset.nothing-was-left-unfinished-there")
                            : Texts.of(
                                "dataset.of-unfinished-work-were-freed", Formats.bytes(freed))),
            window.notices()::problem);
  }

  void validate() {
    selected().ifPresent(m -> new ValidationDialog(window).ask(m, level -> validate(m, level)));
  }

  private void validate(Manifest manifest, ValidationLevel level) {
    window
        .tasks()
        .start(
            Texts.of("dataset.validating", manifest.ref()),
            (progress, cancel) ->
                new DatasetValidator(data.catalog(), data.versions().maker())
                    .validate(manifest, level, progress, cancel),
            report -> new ValidationDialog(window).show(report),
            window.notices()::problem);
  }

  /** Takes the selected version away; for a while that can be undone. */
  void delete() {
    selected()
        .ifPresent(
            m -> {
              DatasetRef ref = m.ref();
              model.hide(ref);
              window
                  .notices()
                  .undoable(
                      Texts.of("dataset.is-deleted", ref, Formats.bytes(m.bytes())),
                      () -> model.unhide(ref),
                      () -> model.delete(ref, window.notices()::problem));
            });
  }

  private void made(Manifest made, String what) {
    window
        .notices()
        .success(
            "%s %s: %s, %s."
                .formatted(
                    made.ref(),
                    what,
                    Formats.plural(made.rows(), "row"),
                    Formats.bytes(made.bytes())));
    model.refreshAndSelect(Optional.of(made.ref()));
  }

  private Optional<Manifest> selected() {
    return model.selectedProperty().get().map(DatasetEntry::manifest);
  }
}
