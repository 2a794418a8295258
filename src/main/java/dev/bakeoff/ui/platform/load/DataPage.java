package dev.bakeoff.ui.platform.load;

import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Which dataset version, and which of its tables. */
final class DataPage implements WizardPage {
  private final DatasetCatalog catalog;
  private final Tasks tasks;
  private final LoadChoice choice;
  private final StatePane state = new StatePane();
  private final ComboBox<Manifest> versions = new ComboBox<>();
  private final TableView<TableEntry> tables =
      Tables.table(
          Texts.of("platform.tables"),
          new EmptyState(
              Feather.GRID,
              Texts.of("platform.no-tables"),
              Texts.of("platform.this-version-is-empty")));

  DataPage(DatasetCatalog catalog, Tasks tasks, LoadChoice choice) {
    this.catalog = catalog;
    this.tasks = tasks;
    this.choice = choice;
    versions.setId("load-dataset");
    versions.setCellFactory(v -> cell());
    versions.setButtonCell(cell());
    versions.setMaxWidth(420);
    versions
        .valueProperty()
        .subscribe(
            m -> {
              if (m != null && !choice.datasetProperty().get().equals(Optional.of(m))) {
                choice.choose(m);
              }
            });
    tables.setId("load-tables");
    tables
        .getColumns()
        .setAll(
            List.of(
                Tables.narrow(
                    Tables.node(
                        Texts.of("platform.load"),
                        64,
                        this::box,
                        Comparator.comparing(TableEntry::name))),
                Tables.text(Texts.of("platform.table"), 260, TableEntry::name),
                Tables.count(Texts.of("platform.rows"), 130, TableEntry::rows),
                Tables.figure(
                    Texts.of("platform.size"),
                    110,
                    t -> Formats.bytes(t.bytes()).toString(),
                    Comparator.comparingLong(TableEntry::bytes))));
    choice
        .datasetProperty()
        .subscribe(m -> tables.getItems().setAll(m.map(Manifest::tables).orElse(List.of())));
    state.loading(Texts.of("platform.reading-the-catalog"));
  }

  private CheckBox box(TableEntry table) {
    CheckBox box = new CheckBox();
    box.setId("load-table-" + table.name());
    box.setAccessibleText(Texts.of("platform.load-2", table.name()));
    box.setSelected(choice.tables().contains(table.name()));
    box.setOnAction(
        e -> {
          if (box.isSelected()) {
            choice.tables().add(table.name());
          } else {
            choice.tables().remove(table.name());
          }
        });
    return box;
  }

  private void show(List<Manifest> all) {
    if (all.isEmpty()) {
      state.empty(
          new EmptyState(
              Feather.DATABASE,
              Texts.of("platform.no-datasets"),
              Texts.of("platform.generate-or-import-one-under")));
      return;
    }
    versions.getItems().setAll(all);
    Manifest chosen =
        choice
            .datasetProperty()
            .get()
            .flatMap(m -> all.stream().filter(o -> o.ref().equals(m.ref())).findFirst())
            .orElse(all.getFirst());
    versions.setValue(chosen);
    Button every = Ui.button(Texts.of("platform.all"), () -> choose(true), "small");
    Button none = Ui.button(Texts.of("platform.none"), () -> choose(false), "small");
    VBox content =
        Ui.column(
            Spacing.M,
            new FormField(
                Texts.of("platform.dataset"),
                versions,
                Texts.of("platform.the-version-whose-rows-are-loaded")),
            Ui.row(
                Spacing.S,
                Ui.label(Texts.of("platform.tables"), "field-label"),
                Ui.spacer(),
                every,
                none),
            Ui.grow(tables));
    tables.setMinHeight(120);
    state.content(content);
  }

  private void choose(boolean all) {
    choice.tables().clear();
    if (all) {
      tables.getItems().forEach(t -> choice.tables().add(t.name()));
    }
    tables.refresh();
  }

  private static ListCell<Manifest> cell() {
    return new ListCell<>() {
      @Override
      protected void updateItem(Manifest item, boolean empty) {
        super.updateItem(item, empty);
        setText(
            empty || item == null
                ? null
                : "%s   %s, %s"
                    .formatted(
                        item.ref(),
                        Formats.plural(item.rows(), "row"),
                        Formats.bytes(item.bytes())));
      }
    };
  }

  @Override
  public void entered() {
    tasks.load(catalog::list, this::show, p -> state.problem(p, this::entered));
  }

  @Override
  public String title() {
    return Texts.of("platform.data");
  }

  @Override
  public String task() {
    return Texts.of("platform.choose-the-dataset-version-and-the");
  }

  @Override
  public Node view() {
    return state;
  }

  @Override
  public ObservableValue<Optional<String>> obstacle() {
    return choice.dataError();
  }
}
