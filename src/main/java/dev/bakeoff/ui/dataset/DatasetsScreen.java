package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetPreview;
import dev.bakeoff.dataset.DatasetValidator;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.ValidationReport;
import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.dataset.DatasetsModel.Shelf;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.task.Reading;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The list of dataset versions and, below it, the one selected in full. */
public final class DatasetsScreen implements Screen {
  private final UiServices.Data data;
  private final Navigator navigator;
  private final DatasetsModel model;
  private final StatePane state = new StatePane();
  private final TableView<Manifest> table = table();
  private final DatasetDetail detail;
  private final VBox content;
  private final Page page;

  public DatasetsScreen(UiServices services, Navigator navigator) {
    this.data = services.data();
    this.navigator = navigator;
    this.model = new DatasetsModel(data.catalog(), navigator.window().tasks());
    this.detail =
        new DatasetDetail(
            new TablePreview(new DatasetPreview(data.catalog()), navigator.window().tasks()));
    Button check = Ui.button("Validate", Feather.CHECK_SQUARE, this::validate);
    check.setId("dataset-validate");
    Button delete = Ui.button("Delete", Feather.TRASH_2, this::delete, "danger", "button-outlined");
    delete.setId("dataset-delete");
    Card below = new Card("", detail, check, delete);
    content = Ui.column(Spacing.L, new Card(table), Ui.grow(below));
    model
        .selectedProperty()
        .subscribe(
            m -> {
              below.setVisible(m.isPresent());
              m.ifPresent(
                  manifest -> {
                    below.title(manifest.ref().toString());
                    detail.show(manifest);
                    table.getSelectionModel().select(manifest);
                  });
            });
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            m -> {
              if (m != null) {
                model.selectedProperty().set(Optional.of(m));
              }
            });
    table.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.DELETE) {
            delete();
          }
        });
    Button generate = Ui.primary("Generate…", Feather.PLUS, this::generate);
    generate.setId("dataset-generate");
    page =
        new Page(
            new PageHeader(
                "Datasets",
                "Made once, then the same on every platform: a version never changes.",
                generate),
            Ui.grow(state));
    state.loading("Reading the catalog");
    model.shelfProperty().subscribe(this::show);
  }

  @Override
  public String title() {
    return "Datasets";
  }

  @Override
  public Node view() {
    return page;
  }

  @Override
  public void shown() {
    model.refresh();
  }

  @Override
  public void hidden() {}

  private void show(Reading<Shelf> reading) {
    switch (reading) {
      case Reading.Waiting<Shelf> w -> {}
      case Reading.Failed<Shelf>(Problem problem) -> state.problem(problem, model::refresh);
      case Reading.Done<Shelf>(Shelf shelf) -> {
        if (shelf.versions().isEmpty() && shelf.problems().isEmpty()) {
          state.empty(
              new EmptyState(
                  Feather.DATABASE,
                  "No datasets yet",
                  "A dataset is generated from a spec and a seed, in the size you need, and loaded"
                      + " unchanged onto every platform that you compare.",
                  Ui.primary("Generate a dataset", Feather.PLUS, this::generate)));
        } else {
          fill(shelf);
        }
      }
    }
  }

  private void fill(Shelf shelf) {
    List<Manifest> before = List.copyOf(table.getItems());
    if (!before.equals(shelf.versions())) {
      table.getItems().setAll(shelf.versions());
      table.sort();
      model.selectedProperty().get().ifPresent(m -> table.getSelectionModel().select(m));
    }
    double rows = Math.clamp(shelf.versions().size(), 1, 6);
    table.setPrefHeight(36 + rows * 34 + 2);
    table.setMinHeight(36 + 2 * 34);
    content.getChildren().removeIf(n -> n.getStyleClass().contains("banner"));
    shelf.problems().forEach(p -> content.getChildren().addFirst(Ui.banner(p.toString())));
    state.content(content);
  }

  private static TableView<Manifest> table() {
    TableView<Manifest> view =
        Tables.table("Dataset versions", new EmptyState(Feather.DATABASE, "None can be read", ""));
    view.setId("datasets");
    view.getColumns()
        .setAll(
            List.of(
                Tables.text("Name", 170, Manifest::name),
                Tables.text("Version", 80, Manifest::version),
                Tables.text("Scale", 90, Manifest::scale),
                Tables.count("Rows", 110, Manifest::rows),
                Tables.figure(
                    "Size",
                    90,
                    m -> Formats.bytes(m.bytes()).toString(),
                    Comparator.comparingLong(Manifest::bytes)),
                Tables.text("Fingerprint", 140, m -> Formats.shortFingerprint(m.fingerprint())),
                Tables.figure(
                    "Created",
                    140,
                    m -> Formats.relative(m.created(), Instant.now()),
                    Comparator.comparing(Manifest::created))));
    return view;
  }

  private void generate() {
    var window = navigator.window();
    window
        .tasks()
        .load(
            () -> data.catalog().list().stream().map(Manifest::ref).collect(Collectors.toSet()),
            taken ->
                new GenerateDialog(new GenerateModel(taken, data.creator(), data.specs()))
                    .open(window.dialogs(), data.specs().all(), this::start),
            window.notices()::problem);
  }

  private void start(CreateRequest request) {
    var window = navigator.window();
    window
        .tasks()
        .start(
            "Generating " + request.name() + ":" + request.version(),
            (progress, cancellation) -> data.creator().ensure(request, progress, cancellation),
            made -> {
              window
                  .notices()
                  .success(
                      "%s is there: %s, %s."
                          .formatted(
                              made.ref(),
                              Formats.plural(made.rows(), "row"),
                              Formats.bytes(made.bytes())));
              model.refreshAndSelect(Optional.of(made.ref()));
            },
            window.notices()::problem);
  }

  private void validate() {
    var window = navigator.window();
    model
        .selectedProperty()
        .get()
        .ifPresent(
            m ->
                window
                    .tasks()
                    .start(
                        "Validating " + m.ref(),
                        (progress, cancellation) ->
                            new DatasetValidator(data.catalog())
                                .validate(m, progress, cancellation),
                        this::report,
                        window.notices()::problem));
  }

  private void report(ValidationReport report) {
    var window = navigator.window();
    if (report.ok()) {
      window
          .notices()
          .success(
              report.dataset()
                  + " is sound: every row was read, and rows, keys, references and fingerprints"
                  + " are as published.");
      return;
    }
    VBox lines = Ui.column(Spacing.S);
    report.tables().stream()
        .flatMap(t -> t.problems().stream())
        .forEach(p -> lines.getChildren().add(Ui.paragraph(p)));
    Button close = Ui.button("Close", window.dialogs()::close);
    close.setCancelButton(true);
    window.dialogs().open(report.dataset() + " is not as published", Ui.scroll(lines), 640, close);
  }

  private void delete() {
    var window = navigator.window();
    model
        .selectedProperty()
        .get()
        .ifPresent(
            m ->
                window
                    .dialogs()
                    .confirm(
                        "Delete " + m.ref() + "?",
                        Formats.plural(m.rows(), "row")
                            + " and "
                            + Formats.bytes(m.bytes())
                            + " of files are removed for good. What was measured with them stays"
                            + " in the history; the same spec, scale and seed make the same data"
                            + " again.",
                        "Delete",
                        () ->
                            model.delete(
                                m.ref(),
                                () -> window.notices().success(m.ref() + " was deleted."),
                                window.notices()::problem)));
  }
}
