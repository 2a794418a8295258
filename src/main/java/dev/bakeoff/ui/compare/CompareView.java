package dev.bakeoff.ui.compare;

import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.chart.ChartView;
import dev.bakeoff.ui.chart.ResultStyles;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Notices;
import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Destination;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.task.Reading;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** The comparison: sentences first, then pictures, then figures, then what they stand on. */
final class CompareView {
  private final CompareModel model;
  private final Navigator navigator;
  private final Window window;
  private final StatePane state = new StatePane();
  private final PageHeader header;
  private final ComboBox<ComparedPlatform> baseline = new ComboBox<>();
  private final HBox baselineBox;
  private final Button choose;
  private final MenuButton export =
      new MenuButton(Texts.of("compare.export"), Ui.icon(Feather.DOWNLOAD));
  private final SavedBar saved;
  private final ComboBox<Charts.Named> chartChoice = new ComboBox<>();
  private final ChartView chart;
  private final Page page;
  private boolean filling;

  CompareView(CompareModel model, Navigator navigator) {
    this.model = model;
    this.navigator = navigator;
    this.window = navigator.window();
    choose = Ui.button(Texts.of("compare.choose-runs"), Feather.LIST, this::pick);
    choose.setId("compare-choose");
    baseline.setConverter(shown(ComparedPlatform::displayName));
    baseline.valueProperty().subscribe(this::baselineChosen);
    Label label = Ui.label(Texts.of("compare.baseline"), "muted");
    label.setLabelFor(baseline);
    baseline.setAccessibleText(Texts.of("compare.baseline-that-differences-refer-to"));
    baselineBox = Ui.row(Spacing.S, label, baseline);
    export.getStyleClass().add("accent");
    export.setId("compare-export");
    export.setMinWidth(MenuButton.USE_PREF_SIZE);
    for (ExportFormat format : ExportFormat.values()) {
      export.getItems().add(item(format));
    }
    header = new PageHeader(Texts.of("compare.compare"), "", baselineBox, choose, export);
    saved = new SavedBar(window.tasks(), window.notices());
    chart = new ChartView(window.theme().darkProperty());
    chartChoice.setConverter(shown(Charts.Named::label));
    chartChoice.setAccessibleText(Texts.of("compare.chart"));
    chartChoice.valueProperty().subscribe(this::chartChosen);
    page = new Page(header, saved.view(), state);
    ResultStyles.dress(page);
    VBox.setVgrow(state, Priority.ALWAYS);
    model.readingProperty().subscribe(this::show);
  }

  Node root() {
    return page;
  }

  private void show(Optional<Reading<Compared>> reading) {
    Optional<Compared> found = reading.flatMap(Reading::found);
    export.setDisable(found.isEmpty());
    baselineBox.setVisible(found.isPresent());
    if (reading.isEmpty()) {
      header.subtitle("");
      state.empty(nothing());
      return;
    }
    switch (reading.get()) {
      case Reading.Waiting<Compared> waiting -> state.loading(Texts.of("compare.comparing"));
      case Reading.Failed<Compared> failed -> state.problem(failed.problem(), this::again);
      case Reading.Done<Compared> done -> state.content(content(done.value()));
    }
  }

  private void again() {
    if (model.runs().isEmpty()) {
      model.compareNewest();
    } else {
      model.read();
    }
  }

  private Node content(Compared compared) {
    Comparison comparison = compared.comparison();
    header.subtitle(
        Texts.of(
            "compare.service-time-closed-loop",
            comparison.title(),
            Formats.dateTime(comparison.runs().getFirst().created())));
    fill(compared);
    HBox charts = Ui.row(Spacing.S, chartChoice);
    Node chartCard = new Card(Ui.column(Spacing.S, charts, chart));
    Node table =
        new Card(Texts.of("compare.figures-and-differences"), DifferenceTable.of(comparison), ci());
    VBox all =
        Ui.column(
            Spacing.L,
            Verdicts.of(comparison),
            chartCard,
            table,
            Grounds.proofs(comparison),
            Grounds.circumstances(comparison),
            Grounds.notes(comparison));
    all.getStyleClass().add("comparison");
    return Ui.scroll(all);
  }

  private static Label ci() {
    return Ui.label(Texts.of("compare.difference-to-the-baseline-in"), "muted");
  }

  /** Sets the choices without taking that for the user's choosing. */
  private void fill(Compared compared) {
    filling = true;
    Comparison comparison = compared.comparison();
    baseline.getItems().setAll(comparison.platforms());
    baseline.setValue(comparison.platform(comparison.baseline()));
    String before = Optional.ofNullable(chartChoice.getValue()).map(Charts.Named::id).orElse("");
    chartChoice.getItems().setAll(compared.charts());
    chartChoice.setValue(
        compared.charts().stream()
            .filter(c -> c.id().equals(before))
            .findFirst()
            .orElse(compared.charts().getFirst()));
    filling = false;
    chartChosen(chartChoice.getValue());
  }

  private void baselineChosen(ComparedPlatform platform) {
    if (!filling && platform != null) {
      model.baseline(platform.id());
    }
  }

  private void chartChosen(Charts.Named named) {
    if (!filling && named != null) {
      Palette palette =
          model.compared().map(c -> Charts.palette(c.comparison())).orElse(Palette.of(List.of()));
      chart.show(named.chart(), palette);
    }
  }

  private EmptyState nothing() {
    return new EmptyState(
        Feather.BAR_CHART_2,
        Texts.of("compare.nothing-to-compare-yet"),
        Texts.of("compare.once-a-run-has-measured-something"),
        Ui.button(
            Texts.of("compare.new-bake-off"),
            Feather.PLUS,
            () -> navigator.show(Destination.NEW_BAKEOFF)),
        Ui.primary(Texts.of("compare.home"), Feather.HOME, () -> navigator.show(Destination.HOME)));
  }

  private void pick() {
    Notices notices = window.notices();
    model.list(
        runs -> new RunPicker(window.dialogs(), runs, model.runs(), model::compare).open(),
        notices::problem);
  }

  private CustomMenuItem item(ExportFormat format) {
    Label help = Ui.label(format.help(), "muted", "small");
    CustomMenuItem item =
        new CustomMenuItem(Ui.column(1, Ui.label(format.label(), "card-title"), help));
    item.setId("export-" + format.extension());
    item.setOnAction(e -> export(format));
    return item;
  }

  private void export(ExportFormat format) {
    Charts.Named shown = chartChoice.getValue();
    String name = model.suggestedName(format, shown);
    window
        .files()
        .save(Texts.of("compare.export-the-comparison"), name, format.label(), format.extension())
        .ifPresent(
            file -> model.export(format, shown, file, saved::saved, window.notices()::problem));
  }

  private static <T> StringConverter<T> shown(java.util.function.Function<T, String> label) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : label.apply(value);
      }

      @Override
      public T fromString(String text) {
        return null;
      }
    };
  }
}
