package dev.bakeoff.ui.platform.load;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.PlatformData;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunEvent.TableProof;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.task.Job;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A load as it goes on, table by table, and what came of it. FX thread only. */
final class LoadView extends VBox {
  private final PlatformData data;
  private final Window window;
  private final PlatformProfile profile;
  private final Manifest manifest;
  private final Label headline = Ui.label("", "section-title");
  private final Label line = Ui.paragraph("", "muted");
  private final VBox outcome = Ui.column(Spacing.S);
  private final TableView<TableProgress> tables =
      Tables.table("Tables", new EmptyState(Feather.GRID, "No tables", ""));
  private final Button cancel = Ui.button("Cancel", Feather.X, this::cancel);
  private final Button again = Ui.primary("Load again", Feather.ROTATE_CCW, this::start);
  private final Button close;
  private final Timeline pulse;
  private final Map<String, TableProof> proofs = new HashMap<>();
  private LoadProgressModel progress;
  private Optional<Job<LoadResult>> job = Optional.empty();

  LoadView(
      PlatformData data,
      Window window,
      PlatformProfile profile,
      Manifest manifest,
      Runnable onClose) {
    super(Spacing.M);
    this.data = data;
    this.window = window;
    this.profile = profile;
    this.manifest = manifest;
    this.progress = new LoadProgressModel(manifest, System::nanoTime);
    cancel.setId("load-cancel");
    again.setId("load-again");
    close = Ui.button("Close", onClose);
    close.setId("load-close");
    tables.setId("load-progress");
    tables
        .getColumns()
        .setAll(
            List.of(
                Tables.text("Table", 200, TableProgress::name),
                Tables.count("Rows", 110, TableProgress::rows),
                Tables.node("Progress", 220, this::bar, byName()),
                Tables.figure("Rows/s", 100, LoadView::rate, byName()),
                Tables.figure("Left", 110, t -> Formats.left(t.left()), byName()),
                Tables.node("Proof", 150, this::proof, byName())));
    pulse = new Timeline(new KeyFrame(javafx.util.Duration.millis(250), e -> refresh()));
    pulse.setCycleCount(Animation.INDEFINITE);
    getChildren()
        .addAll(
            Ui.row(Spacing.M, Ui.grow(Ui.column(2, headline, line)), cancel, again, close),
            outcome,
            Ui.grow(tables));
    tables.setMinHeight(120);
    start();
  }

  private static Comparator<TableProgress> byName() {
    return Comparator.comparing(TableProgress::name);
  }

  private void start() {
    progress = new LoadProgressModel(manifest, System::nanoTime);
    proofs.clear();
    outcome.getChildren().clear();
    tables.getItems().setAll(progress.tables());
    headline.setText("Loading " + manifest.ref() + " into " + profile.name());
    buttons(true);
    LoadProgressModel following = progress;
    pulse.play();
    job =
        Optional.of(
            window
                .tasks()
                .start(
                    "Loading " + manifest.ref() + " into " + profile.name(),
                    (report, cancellation) ->
                        data.load(
                            profile,
                            manifest,
                            step -> {
                              report.report(step);
                              following.report(step);
                            },
                            cancellation),
                    this::succeeded,
                    this::failed));
  }

  private void cancel() {
    job.ifPresent(Job::stop);
    cancel.setDisable(true);
    line.setText("Stopping, and taking away what was loaded so far…");
  }

  /** The screen goes: the load goes on, followed by the status bar. */
  void stop() {
    pulse.stop();
  }

  private void buttons(boolean running) {
    cancel.setDisable(false);
    cancel.setVisible(running);
    cancel.setManaged(running);
    again.setVisible(false);
    again.setManaged(false);
    close.setVisible(!running);
    close.setManaged(!running);
  }

  private void refresh() {
    if (!job.map(Job::isStopping).orElse(false)) {
      line.setText(progress.doing());
    }
    tables.refresh();
  }

  private void succeeded(LoadResult result) {
    end();
    result.tables().forEach(proof -> proofs.put(proof.table(), proof));
    headline.setText(manifest.ref() + " is on " + profile.name());
    line.setText(
        (result.reused()
                ? "It was there from an earlier load"
                : "%s in %s, %s rows/s"
                    .formatted(
                        Formats.plural(manifest.rows(), "row"),
                        seconds(result.loadSeconds()),
                        Formats.compact(
                            Math.round(manifest.rows() / Math.max(0.001, result.loadSeconds())))))
            + "; every row was read back in "
            + seconds(result.validateSeconds())
            + ", and all fingerprints are equal.");
    tables.refresh();
  }

  /** Short times with their tenths: "0 s" would be no answer. */
  private static String seconds(double seconds) {
    return seconds < 60
        ? String.format(Locale.ROOT, "%.1f\u00a0s", seconds)
        : Formats.duration(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  private void failed(Problem problem) {
    end();
    boolean cancelled = problem.kind() == Problem.Kind.CANCELLED;
    headline.setText(
        cancelled
            ? "The load was cancelled"
            : manifest.ref() + " was not loaded into " + profile.name());
    line.setText("");
    outcome
        .getChildren()
        .setAll(
            cancelled
                ? List.<Node>of(Ui.paragraph("Nothing of it is left on the platform.", "muted"))
                : List.<Node>of(
                    Ui.paragraph(problem.what(), "tone-danger"),
                    Ui.paragraph(problem.hint()),
                    Ui.paragraph(
                        "Loading again goes on with what is not there yet, where the platform's"
                            + " loader can; otherwise it begins anew.",
                        "muted")));
    again.setVisible(true);
    again.setManaged(true);
    tables.refresh();
  }

  private void end() {
    pulse.stop();
    job = Optional.empty();
    buttons(false);
  }

  private Node bar(TableProgress table) {
    ProgressBar bar = new ProgressBar(proofs.containsKey(table.name()) ? 1 : table.fraction());
    bar.setPrefWidth(90);
    String stage =
        proofs.containsKey(table.name())
            ? "done"
            : switch (table.stage()) {
              case WAITING -> "waiting";
              case LOADING -> "loading";
              case LOADED -> "loaded";
              case READING -> "reading back";
              case DONE -> "read back";
            };
    return Ui.row(Spacing.S, bar, Ui.label(stage, "muted", "small"));
  }

  private static String rate(TableProgress table) {
    boolean moving =
        table.stage() == TableProgress.Stage.LOADING
            || table.stage() == TableProgress.Stage.READING;
    return moving
        ? table.rate().map(r -> Formats.compact(Math.round(r))).orElse(Formats.NONE)
        : Formats.NONE;
  }

  private Node proof(TableProgress table) {
    TableProof proof = proofs.get(table.name());
    if (proof == null) {
      return Ui.label("", "muted");
    }
    return proof.matches()
        ? Ui.row(
            Spacing.XS,
            Ui.icon(Feather.CHECK_CIRCLE, "step-passed"),
            Ui.label("equal " + Formats.shortFingerprint(proof.fingerprint()), "mono"))
        : Ui.row(Spacing.XS, Ui.icon(Feather.X_CIRCLE, "step-failed"), Ui.label("differs", "mono"));
  }
}
