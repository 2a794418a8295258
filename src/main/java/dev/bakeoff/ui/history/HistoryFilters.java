package dev.bakeoff.ui.history;

import dev.bakeoff.history.RunFilter;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** The search field and, below it once asked for, the filters. */
final class HistoryFilters {
  private final HistoryModel model;
  private final TextField search = new TextField();
  private final ComboBox<Optional<RunStatus>> status;
  private final ComboBox<Optional<String>> platform;
  private final ComboBox<Optional<String>> workload;
  private final ComboBox<Optional<String>> customer;
  private final ComboBox<Optional<String>> tag;
  private final DatePicker from = date("history.from-day");
  private final DatePicker until = date("history.until-day");
  private final ToggleButton archived;
  private final ToggleButton more;
  private final FlowPane further;
  private final VBox root;

  HistoryFilters(HistoryModel model, Node... actions) {
    this.model = model;
    search.setPromptText(Texts.of("history.search-names-datasets-platforms"));
    search.setAccessibleText(Texts.of("history.search-runs"));
    search.textProperty().bindBidirectional(model.searchProperty());
    search.setMaxWidth(420);
    status =
        choice(
            "history.only-runs-of-this-status",
            s -> s.map(HistoryFilters::word).orElse(Texts.of("history.all-statuses")));
    status.getItems().add(Optional.empty());
    for (RunStatus each : RunStatus.values()) {
      status.getItems().add(Optional.of(each));
    }
    platform = names("history.all-platforms");
    workload = names("history.all-workloads");
    customer = names("history.all-customers");
    tag = names("history.all-tags");
    archived = toggle("history.archived-too", Feather.ARCHIVE);
    archived.setOnAction(e -> changed());
    ToggleButton grouped = toggle("history.by-customer", Feather.USERS);
    grouped.selectedProperty().bindBidirectional(model.groupedProperty());
    Button clear = Ui.button(Texts.of("history.clear-filters"), Feather.X, this::clear, "flat");
    further = new FlowPane(Spacing.S, Spacing.S);
    further.getChildren().addAll(platform, workload, customer, tag, from, until, archived, clear);
    more = toggle("history.filters", Feather.FILTER);
    further.visibleProperty().bind(more.selectedProperty());
    further.managedProperty().bind(more.selectedProperty());
    var row = Ui.row(Spacing.S, Ui.grow(search), status, more, grouped, Ui.spacer());
    row.getChildren().addAll(actions);
    root = Ui.column(Spacing.S, row, further);
    reset();
  }

  Node root() {
    return root;
  }

  void focus() {
    search.requestFocus();
  }

  /** Offers what the runs have now; what was chosen stays. */
  void offer() {
    offer(platform, line -> line.summary().platforms());
    offer(workload, line -> line.summary().workloads());
    offer(customer, line -> List.of(line.marks().customer()));
    offer(tag, line -> line.marks().tags());
  }

  private void offer(
      ComboBox<Optional<String>> box, Function<HistoryLine, java.util.Collection<String>> values) {
    List<Optional<String>> items = new ArrayList<>();
    items.add(Optional.empty());
    model.values(values).forEach(v -> items.add(Optional.of(v)));
    if (!items.equals(box.getItems())) {
      Optional<String> chosen = box.getValue();
      box.getItems().setAll(items);
      box.setValue(items.contains(chosen) ? chosen : Optional.empty());
    }
  }

  private void clear() {
    search.clear();
    reset();
    changed();
  }

  private void reset() {
    status.setValue(Optional.empty());
    for (var box : Arrays.asList(platform, workload, customer, tag)) {
      if (box.getItems().isEmpty()) {
        box.getItems().add(Optional.empty());
      }
      box.setValue(Optional.empty());
    }
    from.setValue(null);
    until.setValue(null);
    archived.setSelected(false);
  }

  private void changed() {
    model
        .filterProperty()
        .set(
            new RunFilter(
                "",
                chosen(status),
                chosen(platform).orElse(""),
                chosen(workload).orElse(""),
                chosen(customer).orElse(""),
                chosen(tag).orElse(""),
                new RunFilter.Period(
                    Optional.ofNullable(from.getValue()).map(HistoryFilters::start),
                    Optional.ofNullable(until.getValue()).map(d -> start(d.plusDays(1)))),
                archived.isSelected()));
  }

  private static <T> Optional<T> chosen(ComboBox<Optional<T>> box) {
    return box.getValue() == null ? Optional.empty() : box.getValue();
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
  }

  private ComboBox<Optional<String>> names(String allKey) {
    ComboBox<Optional<String>> box = choice(allKey, v -> v.orElse(Texts.of(allKey)));
    box.setPrefWidth(160);
    return box;
  }

  private <T> ComboBox<Optional<T>> choice(String nameKey, Function<Optional<T>, String> words) {
    ComboBox<Optional<T>> box = new ComboBox<>();
    box.setAccessibleText(Texts.of(nameKey));
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Optional<T> value) {
            return words.apply(value == null ? Optional.empty() : value);
          }

          @Override
          public Optional<T> fromString(String text) {
            return Optional.empty();
          }
        });
    box.setOnAction(e -> changed());
    return box;
  }

  private DatePicker date(String key) {
    DatePicker picker = new DatePicker();
    picker.setPromptText(Texts.of(key));
    picker.setAccessibleText(Texts.of(key));
    picker.setPrefWidth(140);
    picker.setOnAction(e -> changed());
    return picker;
  }

  private static ToggleButton toggle(String key, Feather icon) {
    ToggleButton toggle = new ToggleButton(Texts.of(key), Ui.icon(icon));
    toggle.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
    return toggle;
  }

  private static String word(RunStatus status) {
    String word = Pill.word(status);
    return word.substring(0, 1).toUpperCase(Texts.language()) + word.substring(1);
  }
}
