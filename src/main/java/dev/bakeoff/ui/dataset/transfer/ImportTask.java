package dev.bakeoff.ui.dataset.transfer;

import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.exchange.BadRowPolicy;
import dev.bakeoff.dataset.exchange.DatasetImporter;
import dev.bakeoff.dataset.exchange.ImportReport;
import dev.bakeoff.dataset.exchange.ImportRequest;
import dev.bakeoff.dataset.exchange.ImportSession;
import dev.bakeoff.ui.kit.CommandBox;
import dev.bakeoff.ui.kit.SimplePage;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.Wizard;
import dev.bakeoff.ui.kit.WizardCheck;
import dev.bakeoff.ui.kit.WizardForm;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.kit.WizardReview;
import dev.bakeoff.ui.kit.WizardTask;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The wizard that imports files: choose, look at what was found and correct it, import. */
public final class ImportTask implements WizardTask {
  private static final int FOUND = 1;
  private static final int REVIEW = 2;

  private final DatasetImporter importer;
  private final Window window;
  private final Supplier<Set<DatasetRef>> taken;
  private final Consumer<ImportReport> onDone;
  private final StackPane root = new StackPane();
  private final StackPane found = new StackPane();
  private final StringProperty command = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Optional<String>> error =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final boolean atOnce;
  private SourceModel source = new SourceModel();
  private Optional<Looked> looked = Optional.empty();
  private Subscription follows = Subscription.EMPTY;
  private Runnable close = () -> {};
  private boolean closed;

  /** A place that was looked into. */
  private record Looked(ImportRequest request, ImportSession session, ImportModel model) {}

  /**
   * @param taken the versions that there are
   * @param files that were dropped and are looked at at once; none to ask for some
   * @param onDone told when the import is complete, the wizard being closed since it started
   */
  public ImportTask(
      DatasetImporter importer,
      Window window,
      Supplier<Set<DatasetRef>> taken,
      List<Path> files,
      Consumer<ImportReport> onDone) {
    this.importer = importer;
    this.window = window;
    this.taken = taken;
    this.onDone = onDone;
    this.atOnce = !files.isEmpty();
    if (atOnce) {
      source.take(files);
    }
  }

  @Override
  public String title() {
    return Texts.of("dataset.import-a-dataset");
  }

  @Override
  public String subtitle() {
    return Texts.of("dataset.files-of-your-own-become-a");
  }

  @Override
  public Optional<WizardForm> form() {
    return Optional.of(
        new ImportForm(importer, taken.get())
            .of(() -> new ImportForm.State(source, looked.map(Looked::model)), this::fill));
  }

  @Override
  public Region view(Runnable onClose) {
    close = onClose;
    Wizard wizard = wizard(0);
    if (atOnce) {
      Platform.runLater(wizard::next);
    }
    return root;
  }

  private void fill(ImportForm.Filled filled) {
    if (closed) {
      release(filled.session());
      return;
    }
    source = filled.source();
    look(new Looked(source.request(), filled.session(), filled.found()));
    wizard(filled.found().error().get().isPresent() ? FOUND : REVIEW);
  }

  private Wizard wizard(int start) {
    Button go =
        Ui.primary(
            Texts.of("dataset.import-2"),
            Feather.DOWNLOAD,
            () -> looked.ifPresent(l -> start(l.model(), l.session())));
    go.setId("import-go");
    SourcePage from = new SourcePage();
    Wizard wizard =
        new Wizard(
            List.of(
                from,
                new SimplePage(
                    Texts.of("steps.columns"), Texts.of("steps.columns-task"), found, error),
                new WizardReview(
                    Texts.of("steps.import-review"),
                    this::rows,
                    error,
                    () -> {},
                    new CommandBox(command))),
            List.of(go),
            start);
    from.form = Ui.scroll(new SourceForm(source, window, wizard::next));
    if (start == 0) {
      wizard.go(0);
    }
    root.getChildren().setAll(wizard);
    return wizard;
  }

  /** Where from; what is there is looked into before going on. */
  private final class SourcePage implements WizardPage {
    private Node form = new StackPane();

    @Override
    public String title() {
      return Texts.of("steps.source");
    }

    @Override
    public String task() {
      return Texts.of("steps.source-task");
    }

    @Override
    public Node view() {
      return form;
    }

    @Override
    public ObservableValue<Optional<String>> obstacle() {
      return source.error();
    }

    /** What was found stays, with its corrections, until another place is named. */
    @Override
    public Optional<WizardCheck> beforeNext() {
      ImportRequest request = source.request();
      return looked.filter(l -> l.request().equals(request)).isPresent()
          ? Optional.empty()
          : Optional.of(
              WizardCheck.of(
                  window.tasks(),
                  Texts.of("dataset.looking-into", request.source()),
                  (progress, cancel) -> importer.open(request, progress, cancel),
                  opened -> opened(request, opened)));
    }
  }

  private void opened(ImportRequest request, ImportSession session) {
    if (closed) {
      release(session);
    } else {
      look(new Looked(request, session, new ImportModel(request, session.preview(), taken.get())));
    }
  }

  private void look(Looked now) {
    looked.map(Looked::session).ifPresent(this::release);
    looked = Optional.of(now);
    found.getChildren().setAll(new PreviewForm(now.model()));
    follows.unsubscribe();
    follows =
        now.model()
            .error()
            .subscribe(error::set)
            .and(now.model().command().subscribe(command::set));
  }

  private List<WizardReview.Row> rows() {
    List<WizardReview.Row> rows = new ArrayList<>();
    rows.add(new WizardReview.Row(Texts.of("steps.source"), source.request().source(), 0));
    looked
        .map(Looked::model)
        .ifPresent(
            model -> {
              rows.add(
                  new WizardReview.Row(
                      Texts.of("dataset.tables"),
                      String.join(
                          ", ",
                          model.tables().stream().map(t -> t.found().schema().name()).toList()),
                      FOUND));
              rows.add(
                  new WizardReview.Row(
                      Texts.of("steps.corrected"),
                      String.join(
                          ", ",
                          model.tables().stream()
                              .flatMap(t -> t.columns().stream())
                              .filter(ColumnEdit::isCorrected)
                              .map(c -> c.name() + " " + c.column().type().name())
                              .toList()),
                      FOUND));
              rows.add(
                  new WizardReview.Row(
                      Texts.of("steps.keys"),
                      String.join(
                          "; ",
                          model.tables().stream()
                              .filter(t -> !t.key().isEmpty())
                              .map(
                                  t ->
                                      t.found().schema().name() + ": " + String.join(", ", t.key()))
                              .toList()),
                      FOUND));
              rows.add(
                  new WizardReview.Row(
                      Texts.of("dataset.name"),
                      model.name().nameProperty().get().strip()
                          + ":"
                          + model.name().versionProperty().get().strip(),
                      FOUND));
              rows.add(
                  new WizardReview.Row(
                      Texts.of("steps.bad-rows"),
                      model.policyProperty().get() == BadRowPolicy.REFUSE
                          ? Texts.of("dataset.import-nothing-if-a-row-cannot")
                          : Texts.of("dataset.set-such-rows-aside-in-a"),
                      FOUND));
            });
    return rows;
  }

  private void start(ImportModel model, ImportSession opened) {
    DatasetRef ref = model.name().ref();
    BadRowPolicy policy = model.policyProperty().get();
    List<TableSchema> schemas = model.schemas();
    // From here on the work closes what it reads.
    looked = Optional.empty();
    close.run();
    window
        .tasks()
        .start(
            Texts.of("dataset.importing", ref),
            (progress, cancel) -> {
              try (opened) {
                return opened.as(ref, policy).run(schemas, progress, cancel);
              }
            },
            onDone,
            window.notices()::problem);
  }

  @Override
  public void closed() {
    closed = true;
    looked.map(Looked::session).ifPresent(this::release);
    looked = Optional.empty();
  }

  /** Its files and servers go, which may take a moment. */
  private void release(ImportSession opened) {
    window
        .tasks()
        .load(
            () -> {
              opened.close();
              return true;
            },
            done -> {},
            window.notices()::problem);
  }
}
