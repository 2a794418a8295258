package dev.bakeoff.ui.dataset.version;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.version.Change;
import dev.bakeoff.dataset.version.Change.Known;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** Puts a list of changes together: which, of which column, to what. */
final class ChangeForm extends VBox {
  private final Manifest from;
  private final ObservableList<Change> changes;
  private final ComboBox<Known> kind = new ComboBox<>();
  private final ComboBox<String> table = new ComboBox<>();
  private final ComboBox<String> column = new ComboBox<>();
  private final TextField value = new TextField();
  private final FormField valueField = new FormField(Texts.of("dataset.to-3"), value, "");
  private final Label about = Ui.paragraph("", "small", "muted");
  private final Label complaint = Ui.paragraph("", "small", "tone-danger");
  private final VBox list = Ui.column(Spacing.XS);

  ChangeForm(Manifest from, ObservableList<Change> changes) {
    super(Spacing.M);
    this.from = from;
    this.changes = changes;
    kind.setId("change-kind");
    kind.setConverter(names());
    kind.getItems().setAll(Change.KNOWN);
    table.setId("change-table");
    column.setId("change-column");
    column.setEditable(true);
    value.setId("change-value");
    value.setPrefColumnCount(14);
    table.getItems().setAll(from.tables().stream().map(TableEntry::name).toList());
    table.valueProperty().subscribe(this::columns);
    Button add = Ui.button(Texts.of("dataset.add"), Feather.PLUS, this::add);
    add.setId("change-add");
    FormField tableField = new FormField(Texts.of("dataset.table"), table, "");
    FormField columnField = new FormField(Texts.of("dataset.column"), column, "");
    FlowPane row =
        new FlowPane(
            Spacing.M,
            Spacing.S,
            new FormField(Texts.of("dataset.change"), kind, ""),
            tableField,
            columnField,
            valueField,
            add);
    row.setRowValignment(javafx.geometry.VPos.BOTTOM);
    kind.valueProperty()
        .subscribe(
            k -> {
              if (k != null) {
                about.setText(k.about());
                shown(tableField, k.form().contains("TABLE"));
                shown(columnField, k.form().contains("COLUMN"));
                shown(valueField, k.form().contains("="));
                value.setPromptText(k.form().endsWith("=TYPE") ? "bigint" : "new_name");
              }
            });
    kind.setValue(Change.KNOWN.getFirst());
    table.setValue(table.getItems().isEmpty() ? null : table.getItems().getFirst());
    changes.addListener((ListChangeListener<Change>) c -> draw());
    getChildren().setAll(row, about, complaint, list);
    complaint.managedProperty().bind(complaint.textProperty().isNotEmpty());
    draw();
  }

  private void columns(String name) {
    column.getItems().clear();
    from.tables().stream()
        .filter(t -> t.name().equals(name))
        .flatMap(t -> t.schema().columns().stream())
        .map(Column::name)
        .forEach(column.getItems()::add);
    column.setValue(null);
  }

  private void add() {
    String text = kind.getValue().form();
    String written = text.contains(":") ? text.substring(0, text.indexOf(':')) : text;
    if (text.contains("TABLE")) {
      written +=
          ":"
              + table.getValue()
              + "."
              + Optional.ofNullable(column.getEditor().getText()).orElse("").strip();
    }
    if (text.contains("=")) {
      written += "=" + value.getText().strip();
    }
    try {
      changes.add(Change.parse(written));
      complaint.setText("");
      value.clear();
    } catch (ProblemException e) {
      complaint.setText(
          Texts.of("dataset.name-the-column-and-what-it", text.replace("TABLE.COLUMN", "column")));
    }
  }

  private void draw() {
    list.getChildren().clear();
    for (Change change : changes) {
      Node remove =
          Ui.iconButton(
              Texts.of("dataset.leave-out", change.text()),
              Feather.X,
              () -> changes.remove(change));
      list.getChildren().add(Ui.row(Spacing.S, Ui.label(change.text(), "mono"), remove));
    }
    if (changes.isEmpty()) {
      list.getChildren().add(Ui.label(Texts.of("dataset.no-change-yet"), "small", "muted"));
    }
  }

  private static void shown(Node node, boolean on) {
    node.setVisible(on);
    node.setManaged(on);
  }

  private static StringConverter<Known> names() {
    return new StringConverter<>() {
      @Override
      public String toString(Known known) {
        if (known == null) {
          return "";
        }
        int colon = known.form().indexOf(':');
        return (colon < 0 ? known.form() : known.form().substring(0, colon)).replace('_', ' ');
      }

      @Override
      public Known fromString(String text) {
        return null;
      }
    };
  }
}
