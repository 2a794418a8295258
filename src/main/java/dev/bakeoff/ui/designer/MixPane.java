package dev.bakeoff.ui.designer;

import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.Shape.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The kinds of requests of a mix as a table that is edited in place; shares in percent. */
final class MixPane extends VBox {
  private static final List<String> HEADS =
      List.of(
          Texts.of("designer.name"),
          Texts.of("designer.what-it-does"),
          Texts.of("designer.its-steps"),
          Texts.of("designer.weight"),
          Texts.of("designer.share"),
          "");

  private final MixModel model;
  private final Abilities abilities;
  private final GridPane grid = new GridPane(Spacing.S, Spacing.S);
  private final Label wrong = Ui.paragraph("", "field-error");
  private final List<Label> shares = new ArrayList<>();

  MixPane(MixModel model, Abilities abilities) {
    super(Spacing.S);
    this.model = model;
    this.abilities = abilities;
    columns();
    Button add = Ui.button(Texts.of("designer.add-a-kind-of-request-2"), Feather.PLUS, model::add);
    add.setId("mix-add");
    wrong.setId("mix-error");
    getChildren().addAll(grid, wrong, add);
    model.parts().addListener((ListChangeListener<MixModel.Part>) _ -> draw());
    model.onChange(this::tell);
    draw();
  }

  private void columns() {
    double[] widths = {130, 140, 130, 70, 60, 36};
    for (int i = 0; i < widths.length; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setMinWidth(i < 3 ? 90 : widths[i]);
      column.setPrefWidth(widths[i]);
      column.setHgrow(i < 3 ? Priority.ALWAYS : Priority.NEVER);
      grid.getColumnConstraints().add(column);
    }
  }

  private void draw() {
    grid.getChildren().clear();
    shares.clear();
    for (int i = 0; i < HEADS.size(); i++) {
      grid.add(Ui.label(HEADS.get(i), "field-label"), i, 0);
    }
    int row = 1;
    for (MixModel.Part part : model.parts()) {
      row(part, row++);
    }
    tell();
  }

  private void row(MixModel.Part part, int row) {
    TextField name = field("mix-name-" + row, Texts.of("designer.name"), part.name());
    ComboBox<Step> does =
        Fields.choice(
            "mix-does-" + row, List.of(Step.values()), part.doesProperty(), MixPane::words);
    does.setAccessibleText(Texts.of("designer.what-does", row));
    TextField steps =
        field("mix-steps-" + row, Texts.of("designer.steps-of-the-transaction"), part.steps());
    part.doesProperty().subscribe(now -> steps.setVisible(now == Step.TRANSACTION));
    TextField weight = field("mix-weight-" + row, Texts.of("designer.weight"), part.weight());
    Label share = Ui.label("");
    share.setId("mix-share-" + row);
    shares.add(share);
    Button remove =
        Ui.iconButton(
            Texts.of("designer.remove-this-kind-of-request"), Feather.X, () -> model.remove(part));
    remove.setDisable(model.parts().size() == 1);
    Node[] cells = {name, does, steps, weight, share, remove};
    for (int i = 0; i < cells.length; i++) {
      grid.add(cells[i], i, row);
    }
  }

  private static TextField field(String id, String name, Entry<?> entry) {
    TextField field = Fields.field(id, entry);
    field.setAccessibleText(name);
    entry
        .error()
        .subscribe(
            error ->
                field.pseudoClassStateChanged(
                    javafx.css.PseudoClass.getPseudoClass("invalid"), error.isPresent()));
    return field;
  }

  private void tell() {
    for (int i = 0; i < Math.min(shares.size(), model.parts().size()); i++) {
      shares
          .get(i)
          .setText(
              model
                  .share(model.parts().get(i))
                  .map(s -> Formats.percent(s).toString())
                  .orElse(Formats.NONE));
    }
    Optional<String> unable =
        model.parts().stream()
            .map(p -> abilities.cannot(p.doesProperty().get()))
            .flatMap(Optional::stream)
            .findFirst();
    wrong.setText(model.error().or(() -> unable.map(u -> u + ".")).orElse(""));
    wrong.setVisible(!wrong.getText().isEmpty());
    wrong.setManaged(wrong.isVisible());
  }

  static String words(Step step) {
    return switch (step) {
      case LOOKUP -> Texts.of("designer.lookup");
      case FANOUT -> Texts.of("designer.fanout");
      case TIME_SERIES -> Texts.of("designer.time-series");
      case UPDATE -> Texts.of("designer.update");
      case TRANSACTION -> Texts.of("designer.transaction");
    };
  }
}
