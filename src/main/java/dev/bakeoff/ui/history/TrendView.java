package dev.bakeoff.ui.history;

import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.trend.Trend;
import dev.bakeoff.compare.trend.TrendPoint;
import dev.bakeoff.compare.trend.TrendQuery;
import dev.bakeoff.compare.trend.Trends;
import dev.bakeoff.report.TrendChart;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.chart.ChartView;
import dev.bakeoff.ui.chart.ResultStyles;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** One workload over the runs of the past. FX thread only; the runs are read off it. */
final class TrendView {
  private static final List<Metric> METRICS =
      List.of(Metric.P50, Metric.P95, Metric.P99, Metric.THROUGHPUT);

  private final Trends trends;
  private final Window window;
  private final Consumer<String> onOpen;
  private final ComboBox<String> workload = new ComboBox<>();
  private final ComboBox<Metric> metric = new ComboBox<>();
  private final FlowPane choices = new FlowPane(Spacing.M, Spacing.XS);
  private final StatePane state = new StatePane();
  private final ChartView chart;
  private final VBox changes = Ui.column(Spacing.S);
  private final VBox content;
  private final Page page;
  private final Set<String> left = new HashSet<>();
  private int asked;

  TrendView(
      Trends trends, List<String> workloads, Window window, Button back, Consumer<String> onOpen) {
    this.trends = trends;
    this.window = window;
    this.onOpen = onOpen;
    workload.getItems().setAll(workloads);
    workload.setAccessibleText(Texts.of("history.workload"));
    metric.getItems().setAll(METRICS);
    metric.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Metric value) {
            return value == null || value.isLatency()
                ? value == null ? "" : value.label()
                : Texts.of("history.throughput");
          }

          @Override
          public Metric fromString(String text) {
            return Metric.P99;
          }
        });
    metric.setValue(Metric.P99);
    metric.setAccessibleText(Texts.of("history.metric"));
    chart = new ChartView(window.theme().darkProperty());
    content =
        Ui.column(
            Spacing.L,
            new Card(Ui.column(Spacing.S, choices, chart)),
            new Card(Texts.of("history.changes-beyond-the-noise"), changes));
    PageHeader header =
        new PageHeader(Texts.of("history.trend"), Texts.of("history.trend-subtitle"), back);
    page =
        new Page(
            header,
            Ui.row(
                Spacing.S,
                Ui.label(Texts.of("history.workload")),
                workload,
                Ui.label(Texts.of("history.metric")),
                metric),
            state);
    VBox.setVgrow(state, Priority.ALWAYS);
    ResultStyles.dress(page);
    if (workloads.isEmpty()) {
      none();
    } else {
      workload.setValue(workloads.getFirst());
      read();
    }
    workload.setOnAction(e -> read());
    metric.setOnAction(e -> read());
  }

  Node root() {
    return page;
  }

  /** Chooses a workload. */
  void show(String name) {
    workload.setValue(name);
  }

  private void read() {
    int mine = ++asked;
    left.clear();
    state.loading(Texts.of("history.reading-runs"));
    TrendQuery query =
        new TrendQuery(
            workload.getValue(),
            Optional.empty(),
            OptionalInt.empty(),
            metric.getValue(),
            TrendQuery.MOST);
    window
        .tasks()
        .start(
            Texts.of("history.reading-runs"),
            (progress, cancel) -> trends.of(query, progress, cancel),
            found -> {
              if (mine == asked) {
                show(found);
              }
            },
            problem -> {
              if (mine == asked) {
                state.problem(problem, this::read);
              }
            });
  }

  private void none() {
    state.empty(
        new EmptyState(
            Feather.TRENDING_UP,
            Texts.of("history.no-trend-yet"),
            Texts.of("history.no-trend-yet-text")));
  }

  private void show(List<Trend> found) {
    if (found.isEmpty()) {
      none();
      return;
    }
    choices.getChildren().clear();
    for (Trend trend : found) {
      CheckBox box = new CheckBox(TrendChart.seriesName(trend, found));
      box.setSelected(true);
      box.setOnAction(
          e -> {
            if (box.isSelected()) {
              left.remove(TrendChart.seriesId(trend));
            } else {
              left.add(TrendChart.seriesId(trend));
            }
            draw(found);
          });
      choices.getChildren().add(box);
    }
    choices.setVisible(found.size() > 1);
    choices.setManaged(found.size() > 1);
    draw(found);
    state.content(Ui.scroll(content));
  }

  private void draw(List<Trend> found) {
    List<Trend> shown = found.stream().filter(t -> !left.contains(TrendChart.seriesId(t))).toList();
    // Colours stay with their series, whatever else is shown.
    Palette palette = Palette.of(found.stream().map(TrendChart::seriesId).toList());
    if (!shown.isEmpty()) {
      chart.show(TrendChart.of(shown, ZoneId.systemDefault()), palette);
    }
    chart.setVisible(!shown.isEmpty());
    changes.getChildren().clear();
    for (Trend trend : shown) {
      for (TrendPoint point : trend.changes().reversed()) {
        changes.getChildren().add(change(trend, found, point));
      }
    }
    if (changes.getChildren().isEmpty()) {
      changes.getChildren().add(Ui.paragraph(Texts.of("history.no-change-shown"), "muted"));
    }
  }

  private Node change(Trend trend, List<Trend> all, TrendPoint point) {
    Hyperlink run = new Hyperlink(point.runName());
    run.setOnAction(e -> onOpen.accept(point.runId()));
    String words =
        point.changed().isEmpty()
            ? point.words()
            : point.words()
                + " "
                + Texts.of("history.changed-with-it", String.join("; ", point.changed()));
    return Ui.column(
        2,
        Ui.row(
            Spacing.S,
            Ui.label(TrendChart.seriesName(trend, all), "card-title"),
            Ui.label(Formats.dateTime(point.at()), "muted"),
            run),
        Ui.paragraph(words));
  }
}
