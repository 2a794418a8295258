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
import dev.bakeoff.ui.text.Texts;
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
      Tables.table(
          Texts.of("platform.tables"),
          new EmptyState(Feather.GRID, Texts.of("platform.no-tables"), ""));
  private final Button cancel = Ui.button(Texts.of("platform.cancel"), Feather.X, this::cancel);
  private final Button again =
      Ui.primary(Texts.of("platform.load-again"), Feather.ROTATE_CCW, this::start);
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
    close = Ui.button(Texts.of("platform.close"), onClose);
    close.setId("load-close");
    tables.setId("load-progress");
    tables
        .getColumns()
        .setAll(
            List.of(
                Tables.text(Texts.of("platform.table"), 200, TableProgress::name),
                Tables.count(Texts.of("platform.rows"), 110, TableProgress::rows),
                Tables.node(Texts.of("platform.progress"), 220, this::bar, byName()),
                Tables.figure(Texts.of("platform.rows-s"), 100, LoadView::rate, byName()),
                Tables.figure(
                    Texts.of("platform.left"), 110, t -> Formats.left(t.left()), byName()),
                Tables.node(Texts.of("platform.proof"), 150, this::proof, byName())));
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
    headline.setText(Texts.of("platform.loading-into", manifest.ref(), profile.name()));
    buttons(true);
    LoadProgressModel following = progress;
    pulse.play();
    job =
        Optional.of(
            window
                .tasks()
                .start(
                    Texts.of("platform.loading-into", manifest.ref(), profile.name()),
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
    line.setText(Texts.of("platform.stopping-and-taking-away-what-was"));
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
    headline.setText(Texts.of("platform.is-on", manifest.ref(), profile.name()));
    line.setText(
        Texts.of(
            "platform.every-row-was-read-back-in",
            (result.reused()
                ? Texts.of("platform.it-was-there-from-an-earlier")
                : Texts.of(
                    "platform.in-rows-s",
                    Formats.plural(manifest.rows(), "row"),
                    seconds(result.loadSeconds()),
                    Formats.compact(
                        Math.round(manifest.rows() / Math.max(0.001, result.loadSeconds()))))),
            seconds(result.validateSeconds())));
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
            ? Texts.of("platform.the-load-was-cancelled")
            : Texts.of("platform.was-not-loaded-into", manifest.ref(), profile.name()));
    line.setText("");
    outcome
        .getChildren()
        .setAll(
            cancelled
                ? List.<Node>of(
                    Ui.paragraph(Texts.of("platform.nothing-of-it-is-left-on"), "muted"))
                : List.<Node>of(
                    Ui.paragraph(problem.what(), "tone-danger"),
                    Ui.paragraph(problem.hint()),
                    Ui.paragraph(Texts.of("platform.loading-again-goes-on-with-what"), "muted")));
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
            ? Texts.of("platform.done")
            : switch (table.stage()) {
              case WAITING -> Texts.of("platform.waiting");
              case LOADING -> Texts.of("platform.loading");
              case LOADED -> Texts.of("platform.loaded");
              case READING -> Texts.of("platform.reading-back");
              case DONE -> Texts.of("platform.read-back");
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
            Ui.label(
                Texts.of("platform.equal", Formats.shortFingerprint(proof.fingerprint())), "mono"))
        : Ui.row(
            Spacing.XS,
            Ui.icon(Feather.X_CIRCLE, "step-failed"),
            Ui.label(Texts.of("platform.differs"), "mono"));
  }
}
