package dev.bakeoff.ui.compare;

import dev.bakeoff.compare.Metric;
import dev.bakeoff.report.Adjustment;
import dev.bakeoff.report.Gallery;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.ui.chart.ChartActions;
import dev.bakeoff.ui.chart.ChartView;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Command;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The charts of a comparison, one at a time: which workload, which chart, which setting, which
 * metric, which series, on which scale. FX thread only; charts are drawn up away from it.
 */
final class ChartGallery extends VBox {
  private final Window window;
  private final ComboBox<String> subject = box("compare.workload", GalleryWords::subject);
  private final ComboBox<Gallery.Kind> kind = box("compare.chart", GalleryWords::of);
  private final ComboBox<String> part = box("compare.setting", Function.identity());
  private final ComboBox<Metric> metric = box("compare.metric", GalleryWords::of);
  private final ToggleButton logarithmic = new ToggleButton(Texts.of("compare.logarithmic"));
  private final SeriesChips series;
  private final StatePane state = new StatePane();
  private final ChartView view;
  private final ChartActions actions;
  private Optional<Compared> compared = Optional.empty();
  private Optional<Chart> drawn = Optional.empty();
  private Adjustment adjustment = Adjustment.NONE;
  private boolean filling;
  private long asked;

  ChartGallery(Window window) {
    super(Spacing.S);
    this.window = window;
    view = new ChartView(window.theme().darkProperty());
    view.setId("compare-chart");
    actions = ChartActions.attach(view, window.tasks(), window.notices(), window.files());
    series = new SeriesChips(window.theme().darkProperty(), this::hide);
    logarithmic.getStyleClass().add("chip");
    logarithmic.setId("compare-logarithmic");
    logarithmic.setTooltip(new Tooltip(Texts.of("compare.logarithmic-help")));
    logarithmic.setOnAction(e -> scale());
    subject.setId("compare-subject");
    kind.setId("compare-kind");
    part.setId("compare-part");
    metric.setId("compare-metric");
    subject.valueProperty().subscribe(v -> chosen(this::fillKinds));
    kind.valueProperty().subscribe(v -> chosen(this::fillParts));
    part.valueProperty().subscribe(v -> chosen(this::fillMetrics));
    metric.valueProperty().subscribe(v -> chosen(this::draw));
    FlowPane choices = new FlowPane(Spacing.S, Spacing.S);
    choices
        .getChildren()
        .setAll(
            subject,
            kind,
            part,
            metric,
            logarithmic,
            Ui.iconButton(Texts.of("compare.copy-chart"), Feather.COPY, actions::copy));
    getChildren().setAll(choices, series, state);
  }

  ChartActions actions() {
    return actions;
  }

  /** The chart as it is seen, with its kind; empty where none is. */
  Optional<Seen> seen() {
    return view.seen()
        .filter(_ -> drawn.isPresent())
        .map(chart -> new Seen(kind.getValue(), chart));
  }

  /** Shows a comparison's charts, the same one as before where there is one. */
  void show(Compared now) {
    compared = Optional.of(now);
    String before = Objects.requireNonNullElse(subject.getValue(), "");
    filling = true;
    List<String> subjects = now.charts().stream().map(Gallery.Item::subject).distinct().toList();
    subject.getItems().setAll(subjects);
    subject.setValue(subjects.contains(before) ? before : "");
    filling = false;
    fillKinds();
  }

  List<Command> commands() {
    String group = Texts.of("compare.compare");
    return Stream.of(
            Optional.of(
                new Command(
                    Texts.of("compare.copy-chart"),
                    group,
                    Feather.COPY,
                    Texts.of("chart.copy-keys"),
                    actions::copy)),
            Optional.of(
                new Command(
                    Texts.of("compare.next-chart"), group, Feather.CHEVRON_RIGHT, this::next)),
            logarithmic.isDisabled()
                ? Optional.<Command>empty()
                : Optional.of(
                    new Command(
                        Texts.of("compare.switch-scale"),
                        group,
                        Feather.TRENDING_UP,
                        logarithmic::fire)))
        .flatMap(Optional::stream)
        .toList();
  }

  private void next() {
    if (kind.getItems().size() > kind.getSelectionModel().getSelectedIndex() + 1) {
      kind.getSelectionModel().selectNext();
    } else if (!subject.getItems().isEmpty()) {
      int at = subject.getSelectionModel().getSelectedIndex() + 1;
      subject.getSelectionModel().select(at % subject.getItems().size());
    }
  }

  private void chosen(Runnable follow) {
    if (!filling && compared.isPresent()) {
      follow.run();
    }
  }

  private Stream<Gallery.Item> items() {
    return compared.stream().flatMap(c -> c.charts().stream());
  }

  private void fillKinds() {
    fill(kind, items().filter(i -> i.subject().equals(subject.getValue())).map(Gallery.Item::kind));
    fillParts();
  }

  private void fillParts() {
    fill(part, ofKind().map(Gallery.Item::part));
    fillMetrics();
  }

  private void fillMetrics() {
    fill(metric, item().stream().flatMap(i -> i.metrics().stream()));
    draw();
  }

  private Stream<Gallery.Item> ofKind() {
    return items()
        .filter(i -> i.subject().equals(subject.getValue()) && i.kind() == kind.getValue());
  }

  private Optional<Gallery.Item> item() {
    return ofKind().filter(i -> i.part().equals(part.getValue())).findFirst();
  }

  /** Keeps the value where it is still to be had; a choice of one is none. */
  private <T> void fill(ComboBox<T> box, Stream<T> values) {
    filling = true;
    T before = box.getValue();
    List<T> all = values.distinct().toList();
    box.getItems().setAll(all);
    box.setValue(all.contains(before) ? before : all.isEmpty() ? null : all.getFirst());
    box.setVisible(all.size() > 1);
    box.setManaged(all.size() > 1);
    filling = false;
  }

  private void draw() {
    Optional<Gallery.Item> item = item();
    if (item.isEmpty()) {
      return;
    }
    long question = ++asked;
    Metric by = Objects.requireNonNullElse(metric.getValue(), item.get().metric());
    adjustment = adjustment.with(Adjustment.Scale.AS_DRAWN);
    window
        .tasks()
        .load(
            () -> item.get().chart(by),
            chart -> {
              if (question == asked) {
                drawn(chart);
              }
            },
            problem -> {
              if (question == asked) {
                state.problem(problem, this::draw);
              }
            });
  }

  private void drawn(Optional<Chart> chart) {
    drawn = chart;
    if (chart.isEmpty()) {
      logarithmic.setDisable(true);
      series.show(List.of(), compared.orElseThrow().palette(), adjustment.hidden());
      state.empty(
          new EmptyState(
              Feather.BAR_CHART_2,
              Texts.of("compare.nothing-of-the-kind"),
              Texts.of("compare.nothing-of-the-kind-help")));
      return;
    }
    Chart plain = chart.get();
    boolean can = Adjustment.canChangeScale(plain);
    logarithmic.setDisable(!can);
    logarithmic.setSelected(can && Adjustment.logarithmic(plain));
    series.show(plain.series(), compared.orElseThrow().palette(), adjustment.hidden());
    adjust();
    state.content(view);
  }

  private void adjust() {
    drawn.ifPresent(c -> view.show(adjustment.of(c), compared.orElseThrow().palette()));
  }

  private void scale() {
    adjustment =
        adjustment.with(
            logarithmic.isSelected() ? Adjustment.Scale.LOGARITHMIC : Adjustment.Scale.LINEAR);
    adjust();
  }

  private void hide(String id, boolean out) {
    adjustment = adjustment.hide(id, out);
    adjust();
  }

  private static <T> ComboBox<T> box(String key, Function<T, String> words) {
    ComboBox<T> box = new ComboBox<>();
    box.setConverter(new Words<>(words));
    box.setAccessibleText(Texts.of(key));
    box.setTooltip(new Tooltip(Texts.of(key)));
    box.setMaxWidth(320);
    return box;
  }

  /**
   * A chart on the screen.
   *
   * @param kind its kind
   * @param chart as it is seen
   */
  record Seen(Gallery.Kind kind, Chart chart) {}
}
