package dev.bakeoff.ui.dataset;

import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
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
    Button generate = Ui.primary(Texts.of("dataset.generate"), Feather.PLUS, work::generate);
    generate.setId("dataset-generate");
    Button bring =
        Ui.button(Texts.of("dataset.import"), Feather.DOWNLOAD, () -> work.bring(List.of()));
    bring.setId("dataset-import");
    MenuButton more =
        more(
            Texts.of("dataset.more"),
            item(Texts.of("dataset.pull-a-published-dataset"), Feather.DOWNLOAD_CLOUD, work::pull),
            item(
                Texts.of("dataset.clean-up-what-was-left-unfinished"),
                Feather.TRASH,
                work::cleanUp));
    more.setId("datasets-more");
    return new Node[] {search, more, bring, generate};
  }

  /** Where there is no dataset yet. */
  Node[] first() {
    return new Node[] {
      Ui.primary(Texts.of("dataset.generate-a-dataset"), Feather.PLUS, work::generate),
      Ui.button(Texts.of("dataset.import-files"), Feather.DOWNLOAD, () -> work.bring(List.of()))
    };
  }

  /** At the head of the version that is looked at. */
  Node[] forSelected(Node expand) {
    Button check = Ui.button(Texts.of("dataset.validate"), Feather.CHECK_SQUARE, work::validate);
    check.setId("dataset-validate");
    check.setTooltip(new Tooltip(Texts.of("dataset.compares-the-files-with-what-was")));
    Button export = Ui.button(Texts.of("dataset.export"), Feather.UPLOAD, work::export);
    export.setId("dataset-export");
    Button next = Ui.button(Texts.of("dataset.new-version"), Feather.GIT_BRANCH, work::version);
    next.setId("dataset-version");
    Button compare = Ui.button(Texts.of("dataset.compare"), Feather.COLUMNS, work::compare);
    compare.setId("dataset-compare");
    Button delete =
        Ui.iconButton(Texts.of("dataset.delete-this-version"), Feather.TRASH_2, work::delete);
    delete.setId("dataset-delete");
    MenuButton more =
        more(
            Texts.of("dataset.more-for-this-version"),
            item(Texts.of("dataset.load-into-a-platform"), Feather.LOG_IN, work::load),
            item(Texts.of("dataset.publish"), Feather.UPLOAD_CLOUD, work::publish),
            item(Texts.of("dataset.tags-and-note"), Feather.TAG, work::label));
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
