package dev.bakeoff.ui.dataset;

import dev.bakeoff.config.WizardYaml;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.DatasetValidator;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.ValidationLevel;
import dev.bakeoff.dataset.exchange.ImportReport;
import dev.bakeoff.model.Problem;
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
import dev.bakeoff.ui.kit.WizardDesk;
import dev.bakeoff.ui.kit.WizardFiles;
import dev.bakeoff.ui.kit.WizardTask;
import dev.bakeoff.ui.platform.load.LoadWizard;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Does what the buttons ask for: opens wizards, and starts work that the status bar follows. */
final class DatasetWork {
  private final UiServices services;
  private final UiServices.Data data;
  private final Window window;
  private final DatasetsModel model;
  private final WizardDesk desk;

  DatasetWork(UiServices services, Window window, DatasetsModel model, WizardDesk desk) {
    this.services = services;
    this.data = services.data();
    this.window = window;
    this.model = model;
    this.desk = desk;
  }

  void generate() {
    desk.open("generate", () -> new GenerateTask(data, window, model.taken(), this::generate));
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
    // Files that were dropped are another import than the one that was left.
    desk.open(
        "import" + files,
        () ->
            new ImportTask(
                data.exchange().importer(), window, model::taken, files, this::imported));
  }

  private void imported(ImportReport report) {
    made(report.manifest(), Texts.of("dataset.was-imported"));
    if (!report.badRows().isEmpty()) {
      new BadRowsDialog(window).show(report);
    }
  }

  void export() {
    selected()
        .ifPresent(m -> desk.open("export/" + m.ref(), () -> new ExportTask(data, window, m)));
  }

  /** Opens the wizard that a file is of, and fills it in. */
  void openWizard(Path file) {
    window
        .tasks()
        .load(
            () -> new Opened(WizardYaml.kind(file).orElse(""), data.catalog().list()),
            opened -> openWizard(file, opened),
            window.notices()::problem);
  }

  private record Opened(String wizard, List<Manifest> versions) {}

  private void openWizard(Path file, Opened opened) {
    switch (opened.wizard()) {
      case "generate" -> generate();
      case "import" -> bring(List.of());
      case "load" ->
          desk.open(
              "load", () -> new LoadWizard(services, window, Optional.empty(), Optional.empty()));
      case "export" ->
          opened.versions().stream()
              .findFirst()
              .ifPresent(
                  m -> desk.open("export/" + m.ref(), () -> new ExportTask(data, window, m)));
      default -> {}
    }
    desk.task()
        .flatMap(WizardTask::form)
        .ifPresentOrElse(
            form ->
                new WizardFiles(window.tasks(), window.notices(), window.files()).read(form, file),
            () ->
                window
                    .notices()
                    .problem(
                        Problem.request(
                            Texts.of("steps.cannot-open", file.getFileName()),
                            Texts.of("steps.cannot-open-try"))));
  }

  void load() {
    selected()
        .ifPresent(
            m ->
                desk.open(
                    "load/" + m.ref(),
                    () -> new LoadWizard(services, window, Optional.empty(), Optional.of(m))));
  }

  void version() {
    selected()
        .ifPresent(
            m ->
                desk.open(
                    "version/" + m.ref(),
                    () ->
                        new NewVersionTask(
                            data,
                            window,
                            m,
                            model.taken(),
                            made -> made(made, Texts.of("dataset.is-there")))));
  }

  void compare() {
    selected()
        .ifPresent(
            m ->
                desk.open(
                    "compare/" + m.ref(),
                    () -> new CompareVersionsTask(data, window, m, model.versions())));
  }

  void publish() {
    List<String> platforms =
        services.platforms().types().stream().map(PlatformDescriptor::type).toList();
    selected()
        .ifPresent(
            m ->
                desk.open(
                    "publish/" + m.ref(),
                    () -> new PublishTask(services.sharing().publisher(), window, m, platforms)));
  }

  void pull() {
    desk.open(
        "pull",
        () ->
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
