package dev.bakeoff.ui.report;

import dev.bakeoff.history.RunHistory;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Which runs the report is about, ticked in a list that can be searched. */
final class RunsPage implements WizardPage {
  private static final double ROW = 48;

  private final RunHistory history;
  private final Tasks tasks;
  private final ReportDraft draft;
  private final StatePane state = new StatePane();
  private final ObservableList<RunSummary> runs = FXCollections.observableArrayList();
  private final FilteredList<RunSummary> shown = new FilteredList<>(runs);
  private final ListView<RunSummary> list = new ListView<>(shown);
  private final VBox content;

  RunsPage(RunHistory history, Tasks tasks, ReportDraft draft) {
    this.history = history;
    this.tasks = tasks;
    this.draft = draft;
    TextField search = new TextField();
    search.setId("report-search");
    search.setPromptText(Texts.of("report.runs.search"));
    search.setAccessibleText(Texts.of("report.runs.search"));
    search.textProperty().subscribe(this::filter);
    list.setId("report-runs");
    list.setCellFactory(_ -> new RunCell());
    list.setFixedCellSize(ROW);
    list.setAccessibleText(Texts.of("report.runs.list"));
    list.setOnKeyPressed(
        e -> {
          RunSummary run = list.getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.SPACE && run != null) {
            draft.choose(run.id(), !draft.runs().contains(run.id()));
          }
        });
    draft.runs().addListener((ListChangeListener<String>) _ -> list.refresh());
    content =
        Ui.column(
            Spacing.S, search, Ui.grow(list), Ui.paragraph(Texts.of("report.runs.help"), "muted"));
  }

  @Override
  public String title() {
    return Texts.of("report.runs.title");
  }

  @Override
  public String task() {
    return Texts.of("report.runs.task");
  }

  @Override
  public Node view() {
    return state;
  }

  @Override
  public ObservableValue<Optional<String>> obstacle() {
    return draft.runsError();
  }

  @Override
  public void entered() {
    state.loading(Texts.of("report.runs.reading"));
    tasks.load(history::list, this::show, p -> state.problem(p, this::entered));
  }

  private void show(List<RunSummary> read) {
    if (read.isEmpty()) {
      state.empty(
          new EmptyState(
              Feather.FILE_TEXT,
              Texts.of("report.runs.empty.title"),
              Texts.of("report.runs.empty.text")));
      return;
    }
    runs.setAll(read);
    state.content(content);
    read.stream().filter(r -> draft.runs().contains(r.id())).findFirst().ifPresent(list::scrollTo);
  }

  private void filter(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    shown.setPredicate(
        r ->
            wanted.isEmpty()
                || (r.name() + " " + r.id() + " " + r.dataset() + " " + r.platforms())
                    .toLowerCase(Locale.ROOT)
                    .contains(wanted));
  }

  private final class RunCell extends ListCell<RunSummary> {
    private final CheckBox box = new CheckBox();
    private final Label name = Ui.label("", "card-title");
    private final Label facts = Ui.label("", "muted", "small");
    private final HBox row = Ui.row(Spacing.M, box, Ui.grow(Ui.column(1, name, facts)));

    RunCell() {
      // Or one long name would make the whole list scroll sideways.
      setPrefWidth(0);
      box.setFocusTraversable(false);
      box.setOnAction(_ -> draft.choose(getItem().id(), box.isSelected()));
    }

    @Override
    protected void updateItem(RunSummary run, boolean empty) {
      super.updateItem(run, empty);
      if (empty || run == null) {
        setGraphic(null);
        return;
      }
      box.setId("report-run-" + run.id());
      box.setSelected(draft.runs().contains(run.id()));
      box.setAccessibleText(Texts.of("report.runs.tick", run.name()));
      name.setText(run.name());
      facts.setText(
          "%s · %s · %s"
              .formatted(
                  Formats.relative(run.created(), Instant.now()),
                  run.dataset(),
                  String.join(", ", run.platforms())));
      row.getChildren().removeIf(Pill.class::isInstance);
      row.getChildren().add(Pill.of(run.status()));
      setGraphic(row);
    }
  }
}
