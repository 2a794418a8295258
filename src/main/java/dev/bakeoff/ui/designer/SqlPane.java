package dev.bakeoff.ui.designer;

import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The user's statements with their weights, and where their parameters are drawn from. */
final class SqlPane extends VBox {
  private static final int LINES = 4;

  private final SqlModel model;
  private final Window window;
  private final VBox statements = Ui.column(Spacing.M);
  private final VBox parameters = Ui.column(Spacing.S);
  private final Map<SqlModel.Statement, Label> shares = new LinkedHashMap<>();

  SqlPane(SqlModel model, Window window) {
    super(Spacing.M);
    this.model = model;
    this.window = window;
    Button add = Ui.button(Texts.of("designer.add-a-statement-2"), Feather.PLUS, model::add);
    add.setId("sql-add");
    Button file = Ui.button(Texts.of("designer.from-a-file"), Feather.FOLDER, this::open);
    file.setId("sql-file");
    getChildren().addAll(statements, Ui.row(Spacing.S, add, file), parameters);
    model.statements().addListener((ListChangeListener<SqlModel.Statement>) _ -> draw());
    model.parametersProperty().subscribe(_ -> drawParameters());
    model.onChange(this::share);
    draw();
  }

  private void draw() {
    shares.clear();
    List<Node> all = new ArrayList<>();
    int place = 1;
    for (SqlModel.Statement statement : model.statements()) {
      all.add(card(statement, place++));
    }
    statements.getChildren().setAll(all);
    share();
  }

  private Node card(SqlModel.Statement statement, int place) {
    TextArea sql = new TextArea();
    sql.setId("sql-" + place);
    sql.setPrefRowCount(LINES);
    sql.setMinHeight(Region.USE_PREF_SIZE);
    sql.getStyleClass().add("code");
    sql.textProperty().bindBidirectional(statement.sql().textProperty());
    FormField field =
        new FormField(
            Texts.of("designer.statement"),
            sql,
            Texts.of("designer.parameters-are-written-as-name-and"),
            statement.sql().error());
    FormField name =
        Fields.text(Texts.of("designer.name"), "sql-name-" + place, statement.name(), "");
    FormField weight =
        Fields.text(Texts.of("designer.weight"), "sql-weight-" + place, statement.weight(), "");
    weight.setMaxWidth(90);
    Label share = Ui.label("");
    shares.put(statement, share);
    Button remove =
        Ui.iconButton(
            Texts.of("designer.remove-this-statement"), Feather.X, () -> model.remove(statement));
    remove.setDisable(model.statements().size() == 1);
    HBox head = Ui.row(Spacing.S, Ui.grow(name), weight, share, remove);
    head.setAlignment(javafx.geometry.Pos.BOTTOM_LEFT);
    VBox card = Ui.column(Spacing.S, head, field);
    card.getStyleClass().add("designer-part");
    return card;
  }

  private void share() {
    shares.forEach(
        (statement, label) ->
            label.setText(
                model.share(statement).map(s -> Formats.percent(s).toString()).orElse("")));
  }

  private void drawParameters() {
    List<Node> rows = new ArrayList<>();
    model.parametersProperty().get().forEach((name, entry) -> rows.add(parameter(name, entry)));
    if (!rows.isEmpty()) {
      rows.addFirst(Ui.label(Texts.of("designer.parameters"), "card-title"));
    }
    parameters.getChildren().setAll(rows);
  }

  private Node parameter(String name, Entry<String> entry) {
    ComboBox<String> column = new ComboBox<>();
    column.setId("parameter-" + name);
    column.setEditable(true);
    column.setMaxWidth(Double.MAX_VALUE);
    column.getItems().setAll(model.columns());
    column.getEditor().textProperty().bindBidirectional(entry.textProperty());
    model.sameName(name).ifPresent(column.getEditor()::setPromptText);
    return new FormField(
        Texts.of("designer.is-drawn-from", name),
        column,
        Texts.of("designer.a-column-as-table-column-empty"),
        entry.error());
  }

  private void open() {
    window
        .files()
        .open(Texts.of("designer.open-sql"), "SQL", "sql")
        .ifPresent(
            path -> window.tasks().load(() -> read(path), model::take, window.notices()::problem));
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              Texts.of("designer.cannot-be-read-as-text", path),
              Texts.of("designer.choose-a-file-of-sql-statements"))
          .asException(e);
    }
  }
}
