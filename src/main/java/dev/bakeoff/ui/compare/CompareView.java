package dev.bakeoff.ui.compare;

import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.report.chart.Chart;
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
import dev.bakeoff.ui.shell.Command;
import dev.bakeoff.ui.shell.Destination;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.task.Reading;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The comparison: the finding, a picture, the figures, then what they stand on. */
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
  private final Button report;
  private final ChartGallery gallery;
  private final Card chartCard;
  private final Page page;
  private boolean filling;
  private ScrollPane scroll = new ScrollPane();

  CompareView(CompareModel model, Navigator navigator) {
    this.model = model;
    this.navigator = navigator;
    this.window = navigator.window();
    choose = Ui.button(Texts.of("compare.choose-runs"), Feather.LIST, this::pick);
    choose.setId("compare-choose");
    baseline.setConverter(new Words<>(ComparedPlatform::displayName));
    baseline.setId("compare-baseline");
    baseline.setMaxWidth(220);
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
    report = Ui.button(Texts.of("compare.create-report"), Feather.FILE_TEXT, this::report);
    report.setId("compare-report");
    header = new PageHeader(Texts.of("compare.compare"), "", baselineBox, choose, report, export);
    saved = new SavedBar(window.tasks(), window.notices());
    gallery = new ChartGallery(window);
    gallery.actions().onSaved(saved::saved);
    chartCard = new Card(gallery);
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
    report.setDisable(found.isEmpty());
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
            "compare.what-and-when",
            comparison.title(),
            Formats.dateTime(comparison.runs().getFirst().created())));
    fill(compared);
    Node table =
        new Card(Texts.of("compare.figures-and-differences"), DifferenceTable.of(comparison), ci());
    Node verdicts = Verdicts.of(comparison);
    VBox all =
        Ui.column(
            Spacing.M,
            FindingBar.of(comparison, () -> reveal(verdicts)),
            chartCard,
            table,
            verdicts,
            Grounds.proofs(comparison),
            Grounds.circumstances(comparison),
            Grounds.notes(comparison));
    all.getStyleClass().add("comparison");
    scroll = Ui.scroll(all);
    return scroll;
  }

  /** Scrolls to a part of the page. */
  private void reveal(Node part) {
    Bounds bounds = part.getBoundsInParent();
    double hidden = scroll.getContent().getBoundsInLocal().getHeight() - scroll.getHeight();
    scroll.setVvalue(hidden <= 0 ? 0 : Math.min(1, bounds.getMinY() / hidden));
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
    filling = false;
    gallery.show(compared);
  }

  private void baselineChosen(ComparedPlatform platform) {
    if (!filling && platform != null) {
      model.baseline(platform.id());
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
    model.list(runs -> new RunPicker(window.dialogs(), model, runs).open(), notices::problem);
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
    Optional<Chart> shown = gallery.seen().map(ChartGallery.Seen::chart);
    String name = model.suggestedName(format, gallery.seen().map(ChartGallery.Seen::kind));
    window
        .files()
        .save(Texts.of("compare.export-the-comparison"), name, format.label(), format.extension())
        .ifPresent(
            file -> model.export(format, shown, file, saved::saved, window.notices()::problem));
  }

  private void report() {
    navigator.openReport(model.runs());
  }

  /** What can be done here just now. */
  List<Command> commands() {
    String group = Texts.of("compare.compare");
    List<Command> commands = new ArrayList<>();
    commands.add(new Command(Texts.of("compare.choose-runs"), group, Feather.LIST, this::pick));
    if (model.compared().isPresent()) {
      commands.add(
          new Command(Texts.of("compare.create-report"), group, Feather.FILE_TEXT, this::report));
      commands.addAll(gallery.commands());
      for (ExportFormat format : ExportFormat.values()) {
        commands.add(
            new Command(
                Texts.of("compare.export-as", format.label()),
                group,
                Feather.DOWNLOAD,
                () -> export(format)));
      }
    }
    return commands;
  }
}
