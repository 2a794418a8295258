package dev.bakeoff.ui.dataset.version;

import dev.bakeoff.dataset.DatasetPreview;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableProfile;
import dev.bakeoff.dataset.TableProfile.ColumnProfile;
import dev.bakeoff.dataset.TableProfile.Undrawn;
import dev.bakeoff.ui.dataset.DistributionChart;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.task.Newest;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The distributions of one column in two versions, beside each other. */
final class SideBySide extends HBox {
  private final Manifest left;
  private final Manifest right;
  private final DatasetPreview preview;
  private final Newest newest;
  private final Side leftSide;
  private final Side rightSide;
  private Optional<Both> read = Optional.empty();
  private String column = "";

  private record Both(TableProfile left, TableProfile right) {}

  SideBySide(Manifest left, Manifest right, DatasetPreview preview, Window window) {
    super(Spacing.XL);
    this.left = left;
    this.right = right;
    this.preview = preview;
    this.newest = new Newest(window.tasks(), Duration.ZERO);
    this.leftSide = new Side(left.ref().toString(), window);
    this.rightSide = new Side(right.ref().toString(), window);
    getChildren().setAll(Ui.grow(leftSide), Ui.grow(rightSide));
    setMinHeight(170);
    setPrefHeight(170);
    setMaxHeight(170);
  }

  /** Goes after a table's distributions in both versions. */
  void table(String name) {
    read = Optional.empty();
    draw();
    newest.read(
        cancel ->
            new Both(
                preview.profile(left, left.table(name), false, cancel),
                preview.profile(right, right.table(name), false, cancel)),
        both -> {
          read = Optional.of(both);
          draw();
        },
        problem -> {});
  }

  /** Shows a column, as soon as it was read. */
  void column(String name) {
    column = name;
    draw();
  }

  void stop() {
    newest.cancel();
  }

  private void draw() {
    leftSide.show(read.map(Both::left), column);
    rightSide.show(read.map(Both::right), column);
  }

  private static final class Side extends VBox {
    private final String version;
    private final Label title = Ui.label("", "small", "muted");
    private final Label pointed = Ui.label(" ", "small", "muted");
    private final Label why = Ui.paragraph("", "small", "muted");
    private final DistributionChart chart;

    Side(String version, Window window) {
      super(2);
      this.version = version;
      chart =
          DistributionChart.large(
              window.theme().darkProperty(), text -> pointed.setText(text.orElse(" ")));
      setPrefWidth(300);
      getChildren().setAll(title, pointed, Ui.grow(new StackPane(chart, why)));
    }

    void show(Optional<TableProfile> profile, String column) {
      Optional<ColumnProfile> found =
          profile.flatMap(
              p -> p.columns().stream().filter(c -> c.column().name().equals(column)).findFirst());
      String of =
          profile
              .filter(TableProfile::sampled)
              .map(p -> Texts.of("dataset.sample-of", Formats.plural(p.rowsRead(), "row")))
              .orElse("");
      title.setText(version + (column.isEmpty() ? "" : " · " + column) + of);
      chart.setVisible(found.isPresent());
      why.setText(
          profile.isPresent() && found.isEmpty() && !column.isEmpty()
              ? Texts.of("dataset.there-is-no-such-column-here")
              : "");
      found.ifPresent(
          c -> {
            chart.show(c.column().type(), c.distribution());
            if (c.distribution() instanceof Undrawn(String reason)) {
              why.setText(reason);
            }
          });
    }
  }
}
