package dev.bakeoff.ui.kit;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Nodes of equal width, as many beside each other as there is room for; rows share the height. */
public final class EvenGrid extends Pane {
  private final double leastWidth;
  private final int mostColumns;
  private final double gap;

  /**
   * @param leastWidth of a node, in pixels
   * @param mostColumns however much room there is
   * @param gap between nodes, both ways
   */
  public EvenGrid(double leastWidth, int mostColumns, double gap, Node... nodes) {
    this.leastWidth = leastWidth;
    this.mostColumns = mostColumns;
    this.gap = gap;
    getChildren().addAll(nodes);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return leastWidth;
  }

  @Override
  protected double computePrefWidth(double height) {
    return mostColumns * leastWidth;
  }

  @Override
  protected double computeMinHeight(double width) {
    return height(width, false);
  }

  @Override
  protected double computePrefHeight(double width) {
    return height(width, true);
  }

  private double height(double width, boolean preferred) {
    double own = width < 0 ? getWidth() : width;
    int columns = columns(own);
    double cell = cellWidth(own, columns);
    double tallest =
        getManagedChildren().stream()
            .mapToDouble(n -> preferred ? n.prefHeight(cell) : n.minHeight(cell))
            .max()
            .orElse(0);
    int rows = rows(columns);
    return rows * Math.ceil(tallest) + (rows - 1) * gap;
  }

  @Override
  protected void layoutChildren() {
    List<Node> nodes = getManagedChildren();
    int columns = columns(getWidth());
    int rows = rows(columns);
    double width = cellWidth(getWidth(), columns);
    double height = Math.floor((getHeight() - (rows - 1) * gap) / rows);
    for (int i = 0; i < nodes.size(); i++) {
      double x = Math.floor(i % columns * (width + gap));
      int row = i / columns;
      double y = row * (height + gap);
      nodes.get(i).resizeRelocate(x, y, Math.floor(width), height);
    }
  }

  /** As many columns as fit, but no fewer than leave the rows even. */
  private int columns(double width) {
    int count = Math.max(1, getManagedChildren().size());
    int fitting = Math.clamp((int) ((width + gap) / (leastWidth + gap)), 1, mostColumns);
    int rows = (count + fitting - 1) / fitting;
    return (count + rows - 1) / rows;
  }

  private int rows(int columns) {
    return Math.max(1, (getManagedChildren().size() + columns - 1) / columns);
  }

  private double cellWidth(double width, int columns) {
    return Math.max(0, (width - (columns - 1) * gap) / columns);
  }
}
