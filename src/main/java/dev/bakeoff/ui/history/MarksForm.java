package dev.bakeoff.ui.history;

import dev.bakeoff.history.RunMarks;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Customer, tags and note of one run or of several. What several do not share stays as it is. */
final class MarksForm {
  private final ComboBox<String> customer = new ComboBox<>();
  private final TextArea note = new TextArea();
  private final TextField tag = new TextField();
  private final FlowPane chips = new FlowPane(Spacing.XS, Spacing.XS);
  private final TreeSet<String> tags = new TreeSet<>();
  private final List<RunMarks> before;
  private final String customerBefore;
  private final String noteBefore;
  private final TreeSet<String> tagsBefore;
  private final VBox root;

  /**
   * @param before of each run
   * @param customers that other runs have
   * @param known tags that other runs have
   */
  MarksForm(List<RunMarks> before, List<String> customers, List<String> known) {
    this.before = before;
    customerBefore = shared(before.stream().map(RunMarks::customer).distinct().toList());
    noteBefore = shared(before.stream().map(RunMarks::note).distinct().toList());
    before.forEach(marks -> tags.addAll(marks.tags()));
    before.forEach(marks -> tags.retainAll(marks.tags()));
    tagsBefore = new TreeSet<>(tags);
    customer.setEditable(true);
    customer.getItems().setAll(customers);
    customer.setValue(customerBefore);
    customer.setId("marks-customer");
    note.setText(noteBefore);
    note.setWrapText(true);
    note.setPrefRowCount(4);
    note.setId("marks-note");
    tag.setId("marks-tag");
    tag.setPromptText(Texts.of("history.a-tag-then-enter"));
    tag.setOnAction(e -> add(tag.getText()));
    draw();
    FlowPane offered = new FlowPane(Spacing.XS, Spacing.XS);
    known.stream()
        .limit(12)
        .forEach(
            name -> offered.getChildren().add(Ui.button(name, () -> add(name), "flat", "small")));
    root =
        Ui.column(
            Spacing.M,
            new FormField(
                Texts.of("history.customer"), customer, Texts.of("history.customer-help")),
            new FormField(Texts.of("history.tags"), Ui.column(Spacing.XS, chips, tag, offered), ""),
            new FormField(Texts.of("history.note"), note, Texts.of("history.note-help")));
  }

  Region root() {
    return root;
  }

  /** What was changed, for each of the runs. */
  UnaryOperator<RunMarks> change() {
    // Whoever presses Save means the tag that they have just typed as well.
    add(tag.getText());
    String typed = customer.getEditor().getText();
    String newCustomer = (typed == null ? "" : typed).strip();
    String newNote = note.getText().strip();
    TreeSet<String> added = new TreeSet<>(tags);
    added.removeAll(tagsBefore);
    TreeSet<String> removed = new TreeSet<>(tagsBefore);
    removed.removeAll(tags);
    return marks -> {
      List<String> its = new ArrayList<>(marks.tags());
      its.removeAll(removed);
      its.addAll(added);
      RunMarks changed = marks.withTags(its);
      changed = newCustomer.equals(customerBefore) ? changed : changed.withCustomer(newCustomer);
      return newNote.equals(noteBefore) ? changed : changed.withNote(newNote);
    };
  }

  private void add(String text) {
    for (String name : (text == null ? "" : text).split(",")) {
      if (!name.isBlank()) {
        tags.add(name.strip());
      }
    }
    tag.clear();
    draw();
  }

  private void draw() {
    chips.getChildren().clear();
    for (String name : tags) {
      Button chip =
          Ui.button(
              name,
              Feather.X,
              () -> {
                tags.remove(name);
                draw();
              },
              "tag-chip",
              "small");
      chip.setAccessibleText(Texts.of("history.take-tag-away", name));
      chips.getChildren().add(chip);
    }
    chips.setVisible(!tags.isEmpty());
    chips.setManaged(!tags.isEmpty());
  }

  private String shared(List<String> values) {
    return values.size() == 1 && !before.isEmpty() ? values.getFirst() : "";
  }
}
