package dev.bakeoff.ui.help;

import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Crumb;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.shell.Shortcut;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The project's own pages and the window's keys, without a network. */
public final class HelpScreen implements Screen {
  private static final double LIST_WIDTH = 260;
  private static final double READABLE = 860;

  private final Tasks tasks;
  private final List<Shortcut> shortcuts;
  private final TextField search = new TextField();
  private final ListView<HelpTopic> list = new ListView<>();
  private final StatePane state = new StatePane();
  private final SimpleObjectProperty<List<Crumb>> crumbs =
      new SimpleObjectProperty<>(List.of(Crumb.here(Texts.of("help.help"))));
  private final Page page;
  private List<HelpTopic> topics = List.of();

  /**
   * @param tour begins the tour of the window
   */
  public HelpScreen(Tasks tasks, List<Shortcut> shortcuts, Runnable tour) {
    this.tasks = tasks;
    this.shortcuts = shortcuts;
    search.setPromptText(Texts.of("help.search"));
    search.setAccessibleText(Texts.of("help.search"));
    search.setId("help-search");
    search.textProperty().subscribe(typed -> filter(typed));
    list.setId("help-topics");
    list.getStyleClass().add("help-topics");
    list.setAccessibleText(Texts.of("help.topics"));
    list.setPlaceholder(Ui.label(Texts.of("help.nothing-found"), "muted"));
    list.setCellFactory(view -> new TopicCell());
    list.getSelectionModel().selectedItemProperty().subscribe(this::show);
    VBox left = Ui.column(Spacing.S, search, Ui.grow(list));
    left.setPrefWidth(LIST_WIDTH);
    left.setMinWidth(180);
    HBox split = new HBox(Spacing.XL, left, Ui.grow(state));
    page =
        new Page(
            new PageHeader(
                Texts.of("help.help"),
                Texts.of("help.subtitle"),
                Ui.button(Texts.of("tour.take"), org.kordamp.ikonli.feather.Feather.COMPASS, tour)),
            Ui.grow(split));
    state.loading(Texts.of("help.reading"));
  }

  @Override
  public String title() {
    return Texts.of("help.help");
  }

  @Override
  public Node view() {
    return page;
  }

  @Override
  public ObservableValue<List<Crumb>> crumbs() {
    return crumbs;
  }

  @Override
  public void shown() {
    if (topics.isEmpty()) {
      tasks.load(HelpTopic::all, this::fill, problem -> state.problem(problem, this::shown));
    }
  }

  @Override
  public void hidden() {}

  private void fill(List<HelpTopic> read) {
    List<HelpTopic> all = new ArrayList<>();
    all.add(new HelpTopic("keys", Texts.of("help.keyboard"), keysAsText()));
    all.addAll(read);
    topics = List.copyOf(all);
    filter(search.getText());
  }

  private String keysAsText() {
    StringBuilder text = new StringBuilder();
    shortcuts.forEach(s -> text.append(s.title()).append(' ').append(s.keys()).append('\n'));
    return text.toString();
  }

  private void filter(String typed) {
    HelpTopic before = list.getSelectionModel().getSelectedItem();
    list.getItems()
        .setAll(
            typed.isBlank()
                ? topics
                : topics.stream()
                    .filter(t -> t.matches(typed) > 0)
                    .sorted(Comparator.comparingInt((HelpTopic t) -> -t.matches(typed)))
                    .toList());
    if (before != null && list.getItems().contains(before)) {
      list.getSelectionModel().select(before);
    } else {
      list.getSelectionModel().selectFirst();
    }
  }

  private void show(HelpTopic topic) {
    if (topic == null) {
      return;
    }
    Node content =
        topic.name().equals("keys")
            ? keys()
            : new MarkdownView(this::follow).render(topic.markdown());
    VBox box = Ui.column(Spacing.L, content);
    box.setMaxWidth(READABLE);
    ScrollPane scroll = Ui.scroll(box);
    scroll.setFocusTraversable(true);
    state.content(scroll);
    crumbs.set(
        List.of(
            new Crumb(Texts.of("help.help"), () -> list.getSelectionModel().selectFirst()),
            Crumb.here(topic.title())));
  }

  private Node keys() {
    GridPane grid = new GridPane(Spacing.L, Spacing.S);
    shortcuts.forEach(s -> key(grid, Shortcut.forPeople(s.keys()), s.title()));
    key(grid, Texts.of("help.esc"), Texts.of("help.key-close"));
    key(grid, Shortcut.forPeople("Shortcut+Enter"), Texts.of("help.key-next-step"));
    key(grid, Shortcut.forPeople("Alt+Left"), Texts.of("help.key-step-back"));
    return Ui.column(Spacing.L, Ui.label(Texts.of("help.keyboard"), "section-title"), grid);
  }

  private static void key(GridPane grid, String keys, String title) {
    grid.addRow(grid.getRowCount(), Ui.label(keys, "key-cap"), Ui.label(title));
  }

  /** Links between pages work here; what lies elsewhere is copied by whoever wants it. */
  private void follow(String destination) {
    String name =
        destination.replaceAll("#.*$", "").replaceAll("^(docs/|\\./)", "").replaceAll("\\.md$", "");
    Optional<HelpTopic> topic = topics.stream().filter(t -> t.name().equals(name)).findFirst();
    topic.ifPresent(
        t -> {
          search.clear();
          list.getSelectionModel().select(t);
          list.scrollTo(t);
        });
  }

  private static final class TopicCell extends ListCell<HelpTopic> {
    @Override
    protected void updateItem(HelpTopic topic, boolean empty) {
      super.updateItem(topic, empty);
      setText(empty || topic == null ? null : topic.title());
      // As wide as the list: a long title ends in an ellipsis instead of a scroll bar.
      setPrefWidth(0);
      setTooltip(empty || topic == null ? null : new Tooltip(topic.title()));
    }
  }
}
