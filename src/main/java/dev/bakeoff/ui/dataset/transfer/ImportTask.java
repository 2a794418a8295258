package dev.bakeoff.ui.dataset.transfer;

import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.exchange.BadRowPolicy;
import dev.bakeoff.dataset.exchange.DatasetImporter;
import dev.bakeoff.dataset.exchange.ImportReport;
import dev.bakeoff.dataset.exchange.ImportRequest;
import dev.bakeoff.dataset.exchange.ImportSession;
import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.dataset.DatasetTask;
import dev.bakeoff.ui.dataset.TaskForm;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.task.Job;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Imports files: choose, look at what was found and correct it, import. */
public final class ImportTask implements DatasetTask {
  private final DatasetImporter importer;
  private final Window window;
  private final Set<DatasetRef> taken;
  private final Consumer<ImportReport> onDone;
  private final SourceModel source = new SourceModel();
  private final StatePane root = new StatePane();
  private final boolean atOnce;
  private Optional<Job<?>> looking = Optional.empty();
  private Optional<ImportSession> session = Optional.empty();
  private boolean closed;

  /**
   * @param taken the versions that there are
   * @param files that were dropped and are looked at at once; none to ask for some
   * @param onDone told when the import is complete, the wizard being closed since it started
   */
  public ImportTask(
      DatasetImporter importer,
      Window window,
      Set<DatasetRef> taken,
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
  public Region view(Runnable close) {
    if (atOnce) {
      look(close);
    } else {
      ask(close);
    }
    return root;
  }

  private void ask(Runnable close) {
    Button look = Ui.primary(Texts.of("dataset.look-inside"), Feather.EYE, () -> look(close));
    look.setId("import-look");
    VBox form = new SourceForm(source, window, () -> look(close));
    root.content(
        new TaskForm(Ui.scroll(form), new ReadOnlyStringWrapper(""), source.error(), look));
  }

  /** Text is read from end to end, which may take its time. */
  private void look(Runnable close) {
    ImportRequest request = source.request();
    Job<ImportSession> job =
        window
            .tasks()
            .start(
                Texts.of("dataset.looking-into", request.source()),
                (progress, cancel) -> importer.open(request, progress, cancel),
                opened -> found(request, opened, close),
                problem -> refused(problem, close));
    looking = Optional.of(job);
    ProgressBar bar = new ProgressBar();
    bar.setPrefWidth(320);
    bar.progressProperty().bind(job.progressProperty());
    var words = Ui.label("", "muted");
    words.textProperty().bind(job.messageProperty());
    VBox box = Ui.column(Spacing.M, words, bar, Ui.button(Texts.of("dataset.cancel"), job::stop));
    box.setAlignment(javafx.geometry.Pos.CENTER);
    root.content(box);
  }

  private void refused(Problem problem, Runnable close) {
    looking = Optional.empty();
    if (closed) {
      return;
    }
    if (problem.kind() != Problem.Kind.CANCELLED) {
      window.notices().problem(problem);
    }
    ask(close);
  }

  private void found(ImportRequest request, ImportSession opened, Runnable close) {
    looking = Optional.empty();
    if (closed) {
      release(opened);
      return;
    }
    session = Optional.of(opened);
    ImportModel model = new ImportModel(request, opened.preview(), taken);
    Button go =
        Ui.primary(
            Texts.of("dataset.import-2"), Feather.DOWNLOAD, () -> start(model, opened, close));
    go.setId("import-go");
    root.content(new TaskForm(new PreviewForm(model), model.command(), model.error(), go));
  }

  private void start(ImportModel model, ImportSession opened, Runnable close) {
    DatasetRef ref = model.name().ref();
    BadRowPolicy policy = model.policyProperty().get();
    List<TableSchema> schemas = model.schemas();
    // From here on the work closes what it reads.
    session = Optional.empty();
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
    looking.ifPresent(Job::stop);
    session.ifPresent(this::release);
    session = Optional.empty();
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
