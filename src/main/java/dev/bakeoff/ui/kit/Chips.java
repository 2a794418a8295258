package dev.bakeoff.ui.kit;

import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;

/** Numbers to choose from, and a field for one that is not among them. */
public final class Chips extends FlowPane {
  private final ObservableList<Integer> offered = FXCollections.observableArrayList();
  private final ObservableList<Integer> chosen;
  private final int most;
  private final TextField other = new TextField();
  private final String noun;

  /**
   * @param noun what is counted, in the plural
   * @param usual always offered
   * @param chosen kept in ascending order; changes both ways
   * @param most the greatest number that may be added
   */
  public Chips(String noun, List<Integer> usual, ObservableList<Integer> chosen, int most) {
    super(Spacing.S, Spacing.S);
    this.noun = noun;
    this.chosen = chosen;
    this.most = most;
    offered.setAll(usual);
    other.setPromptText(Texts.of("kit.other"));
    other.setPrefColumnCount(4);
    other.setAccessibleText(Texts.of("kit.another-number-of-then-enter", noun));
    other.setOnAction(e -> add());
    other
        .focusedProperty()
        .subscribe(
            (was, is) -> {
              if (was && !is) {
                add();
              }
            });
    chosen.addListener((ListChangeListener<Integer>) c -> draw());
    draw();
  }

  private void add() {
    try {
      int number = Integer.parseInt(other.getText().strip());
      if (number >= 1 && number <= most) {
        choose(number, true);
        other.clear();
      }
    } catch (NumberFormatException e) {
      other.clear();
    }
  }

  private void choose(int number, boolean on) {
    TreeSet<Integer> numbers = new TreeSet<>(chosen);
    if (on) {
      numbers.add(number);
    } else {
      numbers.remove(number);
    }
    chosen.setAll(numbers);
  }

  private void draw() {
    TreeSet<Integer> all = new TreeSet<>(offered);
    all.addAll(chosen);
    offered.setAll(all);
    var focusedNumber =
        getChildren().stream().filter(n -> n.isFocused()).map(n -> n.getId()).findFirst();
    getChildren().setAll(all.stream().map(this::chip).collect(Collectors.toList()));
    getChildren().add(other);
    focusedNumber
        .flatMap(id -> getChildren().stream().filter(n -> id.equals(n.getId())).findFirst())
        .ifPresent(javafx.scene.Node::requestFocus);
  }

  private ToggleButton chip(int number) {
    ToggleButton chip = new ToggleButton(Integer.toString(number));
    chip.setId("chip-" + number);
    chip.getStyleClass().add("chip");
    chip.setAccessibleText(number + " " + noun);
    chip.setSelected(chosen.contains(number));
    chip.setOnAction(e -> choose(number, chip.isSelected()));
    return chip;
  }
}
