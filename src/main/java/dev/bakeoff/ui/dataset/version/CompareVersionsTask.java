package dev.bakeoff.ui.dataset.version;

import dev.bakeoff.dataset.DatasetPreview;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.version.DatasetDiff;
import dev.bakeoff.dataset.version.DatasetDiff.Depth;
import dev.bakeoff.dataset.version.Difference;
import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.CommandBox;
import dev.bakeoff.ui.kit.CommandLine;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardTask;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.task.Job;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Two versions side by side: shape, counts, distributions, and which rows differ. */
public final class CompareVersionsTask implements WizardTask {
  private final DatasetDiff diff;
  private final DatasetPreview preview;
  private final Window window;
  private final ComboBox<Manifest> left = new ComboBox<>();
  private final ComboBox<Manifest> right = new ComboBox<>();
  private final ComboBox<Depth> depth = new ComboBox<>();
  private final StatePane state = new StatePane();
  private Optional<Job<?>> comparing = Optional.empty();
  private Optional<DifferenceView> shown = Optional.empty();

  /**
   * @param chosen the version that was looked at
   * @param all versions there are, newest first
   */
  public CompareVersionsTask(
      UiServices.Data data, Window window, Manifest chosen, List<Manifest> all) {
    this.diff = data.versions().diff();
    this.preview = new DatasetPreview(data.catalog());
    this.window = window;
    left.getItems().setAll(all);
    right.getItems().setAll(all);
    right.setValue(chosen);
    left.setValue(before(chosen, all));
    depth.getItems().setAll(Depth.values());
    depth.setValue(Depth.ROWS);
    left.setConverter(words(m -> m.ref().toString()));
    right.setConverter(words(m -> m.ref().toString()));
    depth.setConverter(words(CompareVersionsTask::words));
    left.setId("compare-left");
    right.setId("compare-right");
    depth.setId("compare-depth");
  }

  @Override
  public String title() {
    return Texts.of("dataset.compare-versions");
  }

  @Override
  public String subtitle() {
    return Texts.of("dataset.what-sets-two-versions-apart");
  }

  @Override
  public Region view(Runnable close) {
    FlowPane row =
        new FlowPane(
            Spacing.M,
            Spacing.S,
            field(Texts.of("dataset.version"), left, 240),
            field(Texts.of("dataset.with"), right, 240),
            field(Texts.of("dataset.as-far-as"), depth, 200));
    row.setRowValignment(javafx.geometry.VPos.BOTTOM);
    var command =
        Bindings.createStringBinding(
            this::command, left.valueProperty(), right.valueProperty(), depth.valueProperty());
    left.valueProperty().subscribe((was, is) -> compare());
    right.valueProperty().subscribe((was, is) -> compare());
    depth.valueProperty().subscribe((was, is) -> compare());
    VBox all = Ui.column(Spacing.M, row, Ui.grow(state), new CommandBox(command));
    all.setMinSize(0, 0);
    compare();
    return all;
  }

  private void compare() {
    stop();
    Manifest a = left.getValue();
    Manifest b = right.getValue();
    Depth deep = depth.getValue();
    Job<Difference> job =
        window
            .tasks()
            .start(
                Texts.of("dataset.comparing-and", a.ref(), b.ref()),
                (progress, cancel) -> diff.compare(a, b, deep, progress, cancel),
                found -> show(found, a, b),
                this::failed);
    comparing = Optional.of(job);
    ProgressBar bar = new ProgressBar();
    bar.setPrefWidth(320);
    bar.progressProperty().bind(job.progressProperty());
    var doing = Ui.label("", "muted");
    doing.textProperty().bind(job.messageProperty());
    VBox box = Ui.column(Spacing.M, doing, bar, Ui.button(Texts.of("dataset.cancel"), job::stop));
    box.setAlignment(javafx.geometry.Pos.CENTER);
    state.content(box);
  }

  private void show(Difference found, Manifest a, Manifest b) {
    if (!a.equals(left.getValue()) || !b.equals(right.getValue())) {
      return;
    }
    shown = Optional.of(new DifferenceView(found, a, b, preview, window));
    state.content(shown.get());
  }

  private void failed(Problem problem) {
    boolean newer = comparing.filter(j -> j.isRunning()).isPresent();
    if (!newer) {
      state.problem(problem, this::compare);
    }
  }

  private void stop() {
    comparing.ifPresent(Job::stop);
    comparing = Optional.empty();
    shown.ifPresent(DifferenceView::stop);
    shown = Optional.empty();
  }

  @Override
  public void closed() {
    stop();
  }

  private String command() {
    return CommandLine.bakeoff(
            "dataset", "diff", left.getValue().ref().toString(), right.getValue().ref().toString())
        .option("--depth", depth.getValue().name().toLowerCase(Locale.ROOT))
        .toString();
  }

  /** Its parent, or the version of the same name before it, or any other. */
  private static Manifest before(Manifest chosen, List<Manifest> all) {
    return all.stream()
        .filter(m -> chosen.parent().filter(m.ref().toString()::equals).isPresent())
        .findFirst()
        .or(
            () ->
                all.stream()
                    .filter(m -> m.name().equals(chosen.name()) && !m.equals(chosen))
                    .findFirst())
        .or(() -> all.stream().filter(m -> !m.equals(chosen)).findFirst())
        .orElse(chosen);
  }

  private static String words(Depth depth) {
    return switch (depth) {
      case SCHEMA -> Texts.of("dataset.columns-and-counts");
      case DISTRIBUTIONS -> Texts.of("dataset.distributions-too");
      case ROWS -> Texts.of("dataset.which-rows-differ");
    };
  }

  private static FormField field(String label, ComboBox<?> box, double width) {
    FormField field = new FormField(label, box, "");
    field.setPrefWidth(width);
    return field;
  }

  private static <T> StringConverter<T> words(Function<T, String> words) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : words.apply(value);
      }

      @Override
      public T fromString(String text) {
        return null;
      }
    };
  }
}
