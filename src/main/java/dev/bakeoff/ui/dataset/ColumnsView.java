package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.DatasetPreview;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableProfile;
import dev.bakeoff.dataset.TableProfile.ColumnProfile;
import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.task.Job;
import dev.bakeoff.ui.task.Newest;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A table's columns: the schema at once, and what each column holds as soon as it was read. */
final class ColumnsView extends VBox {
  private static final double WIDE = 760;
  private static final double TALL = 330;

  private final DatasetPreview preview;
  private final Window window;
  private final Newest newest;
  private final TableView<ColumnLine> table =
      Tables.table(
          Texts.of("dataset.columns"),
          new EmptyState(
              Feather.COLUMNS,
              Texts.of("dataset.no-columns"),
              Texts.of("dataset.this-table-has-no-columns")));
  private final ColumnPanel panel;
  private final Label status = Ui.label("", "small", "muted");
  private final Button whole =
      Ui.button(Texts.of("dataset.read-all-rows"), Feather.DATABASE, this::readWhole, "small");
  private final ProgressIndicator wheel = new ProgressIndicator();
  private Optional<Subject> subject = Optional.empty();
  private Optional<Job<?>> reading = Optional.empty();

  private record Subject(Manifest manifest, TableEntry table) {}

  ColumnsView(DatasetPreview preview, Window window) {
    super(Spacing.S);
    this.preview = preview;
    this.window = window;
    this.newest = new Newest(window.tasks(), Duration.ZERO);
    this.panel = new ColumnPanel(window.theme().darkProperty());
    table.setId("columns");
    addColumns();
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(line -> panel.show(Optional.ofNullable(line)));
    wheel.setPrefSize(14, 14);
    wheel.setMinSize(14, 14);
    whole.setTooltip(new Tooltip(Texts.of("dataset.exact-ranges-and-counts-from-every")));
    status.setMinWidth(0);
    getChildren()
        .addAll(Ui.grow(table), Ui.row(Spacing.S, wheel, status, Ui.spacer(), whole), panel);
    setMinSize(0, 0);
  }

  private void addColumns() {
    TableColumn<ColumnLine, ?> key = Tables.text(Texts.of("dataset.key"), 130, ColumnLine::key);
    TableColumn<ColumnLine, ?> least = extreme(Texts.of("dataset.least"), ColumnProfile::min);
    TableColumn<ColumnLine, ?> greatest = extreme(Texts.of("dataset.greatest"), ColumnProfile::max);
    table
        .getColumns()
        .setAll(
            List.of(
                Tables.text(Texts.of("dataset.column"), 140, l -> l.column().name()),
                Tables.text(
                    Texts.of("dataset.type"),
                    96,
                    l -> l.column().type().name() + (l.column().nullable() ? "?" : "")),
                key,
                distribution(),
                measure(
                    Texts.of("dataset.null"),
                    76,
                    p -> Formats.percent(p.nullShare()).toString(),
                    p -> p.nullShare()),
                measure(
                    Texts.of("dataset.distinct"),
                    82,
                    p -> (p.distinctExact() ? "" : "≈ ") + Formats.count(p.distinct()),
                    ColumnProfile::distinct),
                least,
                greatest));
    table
        .widthProperty()
        .subscribe(
            width -> {
              boolean wide = width.doubleValue() > WIDE;
              key.setVisible(wide);
              least.setVisible(wide);
              greatest.setVisible(wide);
            });
  }

  /** Shows a table's schema and goes after its values. */
  void show(Manifest manifest, TableEntry entry) {
    stop();
    subject = Optional.of(new Subject(manifest, entry));
    table.getItems().setAll(ColumnLine.of(entry.schema()));
    table.getSelectionModel().selectFirst();
    busy(Texts.of("dataset.reading-values"), true);
    newest.read(
        cancel -> preview.profile(manifest, entry, false, cancel), this::show, this::failed);
  }

  /** Nothing is to be read any more. */
  void stop() {
    newest.cancel();
    reading.ifPresent(Job::stop);
    reading = Optional.empty();
  }

  private void readWhole() {
    subject.ifPresent(
        s -> {
          busy(Texts.of("dataset.reading-all-rows"), true);
          whole.setVisible(false);
          reading =
              Optional.of(
                  window
                      .tasks()
                      .start(
                          Texts.of("dataset.reading-all-rows-of", s.table().name()),
                          (progress, cancel) ->
                              preview.profile(s.manifest(), s.table(), true, cancel),
                          read -> {
                            if (subject.equals(Optional.of(s))) {
                              show(read);
                            }
                          },
                          problem -> {
                            if (subject.equals(Optional.of(s))) {
                              failed(problem);
                            }
                          }));
        });
  }

  private void show(TableProfile profile) {
    int selected = table.getSelectionModel().getSelectedIndex();
    List<ColumnLine> lines = new ArrayList<>();
    for (ColumnLine line : table.getItems()) {
      profile.columns().stream()
          .filter(c -> c.column().name().equals(line.column().name()))
          .findFirst()
          .ifPresent(c -> lines.add(line.with(c)));
    }
    table.getItems().setAll(lines);
    table.sort();
    table.getSelectionModel().select(selected);
    String of =
        profile.sampled()
            ? Texts.of(
                "dataset.figures-from-a-sample-of-rows",
                Formats.count(profile.rowsRead()),
                Formats.count(profile.rows()))
            : Texts.of("dataset.figures-from-all", Formats.plural(profile.rows(), "row"));
    busy(of, false);
    whole.setVisible(profile.sampled());
  }

  private void failed(Problem problem) {
    busy(problem.what(), false);
    whole.setVisible(problem.kind() == Problem.Kind.CANCELLED);
  }

  private void busy(String text, boolean on) {
    status.setText(text);
    status.setTooltip(new Tooltip(text));
    wheel.setVisible(on);
    wheel.setManaged(on);
    if (on) {
      whole.setVisible(false);
    }
  }

  @Override
  protected void layoutChildren() {
    boolean tall = getHeight() > TALL;
    if (panel.isManaged() != tall) {
      panel.setManaged(tall);
      panel.setVisible(tall);
    }
    super.layoutChildren();
  }

  private static TableColumn<ColumnLine, ?> extreme(
      String title, java.util.function.Function<ColumnProfile, Optional<String>> value) {
    return Tables.text(
        title,
        120,
        l ->
            l.profile()
                .map(p -> DistributionWords.extreme(l.column().type(), value.apply(p)))
                .orElse(""));
  }

  private static TableColumn<ColumnLine, ?> measure(
      String title,
      double width,
      java.util.function.Function<ColumnProfile, String> written,
      ToDoubleFunction<ColumnProfile> order) {
    return Tables.figure(
        title,
        width,
        l -> l.profile().map(written).orElse(""),
        Comparator.comparingDouble(l -> l.profile().map(order::applyAsDouble).orElse(0.0)));
  }

  private TableColumn<ColumnLine, ColumnLine> distribution() {
    TableColumn<ColumnLine, ColumnLine> column =
        new TableColumn<>(Texts.of("dataset.distribution"));
    column.setSortable(false);
    column.setPrefWidth(140);
    column.setMinWidth(90);
    column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
    column.setCellFactory(c -> new ChartCell(window));
    return column;
  }

  private static final class ChartCell extends TableCell<ColumnLine, ColumnLine> {
    private final DistributionChart chart;

    ChartCell(Window window) {
      chart = DistributionChart.small(window.theme().darkProperty());
    }

    @Override
    protected void updateItem(ColumnLine item, boolean empty) {
      super.updateItem(item, empty);
      Optional<ColumnProfile> profile = empty || item == null ? Optional.empty() : item.profile();
      profile.ifPresent(p -> chart.show(item.column().type(), p.distribution()));
      setGraphic(profile.isPresent() ? chart : null);
      setTooltip(profile.map(p -> new Tooltip(chart.getAccessibleText())).orElse(null));
    }
  }
}
