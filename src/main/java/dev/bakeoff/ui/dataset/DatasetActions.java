package dev.bakeoff.ui.dataset;

import dev.bakeoff.ui.kit.Ui;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** The buttons and menus for what can be done with datasets. */
final class DatasetActions {
  private final DatasetWork work;

  DatasetActions(DatasetWork work) {
    this.work = work;
  }

  /** At the head of the screen. */
  Node[] forAll(Node search) {
    Button generate = Ui.primary("Generate…", Feather.PLUS, work::generate);
    generate.setId("dataset-generate");
    Button bring = Ui.button("Import…", Feather.DOWNLOAD, () -> work.bring(List.of()));
    bring.setId("dataset-import");
    MenuButton more =
        more(
            "More",
            item("Pull a published dataset…", Feather.DOWNLOAD_CLOUD, work::pull),
            item("Clean up what was left unfinished", Feather.TRASH, work::cleanUp));
    more.setId("datasets-more");
    return new Node[] {search, more, bring, generate};
  }

  /** Where there is no dataset yet. */
  Node[] first() {
    return new Node[] {
      Ui.primary("Generate a dataset", Feather.PLUS, work::generate),
      Ui.button("Import files…", Feather.DOWNLOAD, () -> work.bring(List.of()))
    };
  }

  /** At the head of the version that is looked at. */
  Node[] forSelected(Node expand) {
    Button check = Ui.button("Validate…", Feather.CHECK_SQUARE, work::validate);
    check.setId("dataset-validate");
    check.setTooltip(
        new Tooltip("Compares the files with what was published: counts, a sample or every row"));
    Button export = Ui.button("Export…", Feather.UPLOAD, work::export);
    export.setId("dataset-export");
    Button next = Ui.button("New version…", Feather.GIT_BRANCH, work::version);
    next.setId("dataset-version");
    Button compare = Ui.button("Compare…", Feather.COLUMNS, work::compare);
    compare.setId("dataset-compare");
    Button delete = Ui.iconButton("Delete this version", Feather.TRASH_2, work::delete);
    delete.setId("dataset-delete");
    MenuButton more =
        more(
            "More for this version",
            item("Load into a platform…", Feather.LOG_IN, work::load),
            item("Publish…", Feather.UPLOAD_CLOUD, work::publish),
            item("Tags and note…", Feather.TAG, work::label));
    more.setId("dataset-more");
    return new Node[] {check, export, next, compare, more, delete, expand};
  }

  /** Files were dropped on the screen. */
  void dropped(List<Path> files) {
    work.bring(files);
  }

  void delete() {
    work.delete();
  }

  private static MenuButton more(String name, MenuItem... items) {
    MenuButton button = new MenuButton("", Ui.icon(Feather.MORE_HORIZONTAL), items);
    button.getStyleClass().addAll("button-icon", "flat", "no-arrow");
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
    return button;
  }

  private static MenuItem item(String text, Feather icon, Runnable action) {
    MenuItem item = new MenuItem(text, Ui.icon(icon));
    item.setOnAction(e -> action.run());
    return item;
  }
}
