package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import javafx.scene.Node;

/** Makes the view of a table's first rows. */
@FunctionalInterface
interface TablePreview {
  Node of(Manifest manifest, TableEntry table);
}
