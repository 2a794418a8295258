package dev.bakeoff.ui.dataset.generate;

import dev.bakeoff.dataset.DatasetSpec;
import dev.bakeoff.dataset.DatasetSpecs;
import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.dataset.generate.GenerateModel.Source;
import dev.bakeoff.ui.kit.ChoiceCard;
import dev.bakeoff.ui.kit.EvenGrid;
import dev.bakeoff.ui.kit.FileDrop;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** What to generate: a built-in spec, or one from a YAML file. */
final class SpecPage implements WizardPage {
  private static final double CARD_HEIGHT = 112;

  private final DatasetSpecs specs;
  private final Window window;
  private final GenerateModel model;
  private final ToggleGroup group = new ToggleGroup();
  private final VBox complaint = Ui.column(0);
  private final EvenGrid grid;
  private final Node view;
  private Optional<Source> file = Optional.empty();

  SpecPage(DatasetSpecs specs, List<DatasetSpec> builtIn, Window window, GenerateModel model) {
    this.specs = specs;
    this.window = window;
    this.model = model;
    file =
        Optional.of(model.sourceProperty().get())
            .filter(chosen -> builtIn.stream().noneMatch(b -> b.equals(chosen.spec())));
    Node[] cards =
        builtIn.stream().map(s -> card(Source.builtIn(s), s.summary())).toArray(Node[]::new);
    grid = new EvenGrid(185, 3, Spacing.S, cards);
    grid.getChildren().add(fileCard());
    VBox all = Ui.column(Spacing.M, complaint, grid);
    all.setPadding(new javafx.geometry.Insets(2, 10, 2, 2));
    complaint.setManaged(false);
    view = Ui.scroll(all);
    FileDrop.install(all, List.of("yaml", "yml"), files -> read(files.getFirst()));
  }

  @Override
  public String title() {
    return Texts.of("dataset.spec");
  }

  @Override
  public String task() {
    return Texts.of("dataset.choose-what-the-dataset-is-about");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ObservableValue<Optional<String>> obstacle() {
    return new ReadOnlyObjectWrapper<>(Optional.empty());
  }

  private ChoiceCard card(Source source, String summary) {
    ChoiceCard card = new ChoiceCard(source.spec().name(), summary).wrapped(CARD_HEIGHT).of(group);
    card.setId("spec-" + source.spec().name());
    card.setTooltip(new Tooltip(summary));
    card.setSelected(model.sourceProperty().get().equals(source));
    card.setOnAction(e -> model.sourceProperty().set(source));
    return card;
  }

  /** The file that was opened, or the way to open one. */
  private ChoiceCard fileCard() {
    String title = file.map(s -> s.spec().name()).orElse(Texts.of("dataset.from-a-yaml-file"));
    String line =
        file.map(s -> Texts.of("dataset.from-2", s.word()))
            .orElse(Texts.of("dataset.your-own-tables-keys-and"));
    ChoiceCard card = new ChoiceCard(title, line).wrapped(CARD_HEIGHT).of(group);
    card.setId("spec-file");
    card.setTooltip(new Tooltip(line));
    card.setSelected(file.isPresent() && file.get().equals(model.sourceProperty().get()));
    card.setOnAction(
        e -> {
          if (file.isPresent()) {
            model.sourceProperty().set(file.get());
          } else {
            pick();
          }
        });
    return card;
  }

  private void pick() {
    window
        .files()
        .open(Texts.of("dataset.open-a-dataset-spec"), "YAML", "yaml")
        .ifPresentOrElse(this::read, this::redraw);
  }

  private void read(Path path) {
    complaint.getChildren().clear();
    complaint.setManaged(false);
    window
        .tasks()
        .load(
            () -> new Source(path.toString(), specs.get(path.toAbsolutePath().toString())),
            source -> {
              file = Optional.of(source);
              model.sourceProperty().set(source);
              redraw();
            },
            problem -> {
              complain(problem);
              redraw();
            });
  }

  private void complain(Problem problem) {
    complaint
        .getChildren()
        .setAll(
            Ui.banner(problem.toString()),
            Ui.button(Texts.of("dataset.choose-another-file"), this::pick));
    complaint.setSpacing(Spacing.S);
    complaint.setManaged(true);
  }

  /** The file's card says another thing, and a file that was refused is not the choice. */
  private void redraw() {
    grid.getChildren().removeLast();
    grid.getChildren().add(fileCard());
    group.getToggles().stream()
        .filter(t -> t instanceof Node n && n.getScene() == null)
        .toList()
        .forEach(t -> t.setToggleGroup(null));
    if (file.isEmpty() || !file.get().equals(model.sourceProperty().get())) {
      grid.getChildren().stream()
          .filter(n -> ("spec-" + model.sourceProperty().get().spec().name()).equals(n.getId()))
          .findFirst()
          .ifPresent(n -> ((ChoiceCard) n).setSelected(true));
    }
  }
}
