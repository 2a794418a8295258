package dev.bakeoff.ui.dataset.version;

import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetCreator.Estimate;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.version.Change;
import dev.bakeoff.dataset.version.DatasetVersions;
import dev.bakeoff.dataset.version.NextVersion;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.dataset.NameFields;
import dev.bakeoff.ui.dataset.TaskForm;
import dev.bakeoff.ui.dataset.version.NewVersionModel.Way;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.ChoiceCard;
import dev.bakeoff.ui.kit.EvenGrid;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardTask;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.task.Newest;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Makes a version from a version: another size, other values or columns, another name. */
public final class NewVersionTask implements WizardTask {
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private final DatasetCatalog catalog;
  private final DatasetVersions maker;
  private final Window window;
  private final Consumer<Manifest> onDone;
  private final NewVersionModel model;
  private final Newest newest;
  private final Label outlook = Ui.paragraph("", "small", "muted");
  private String suggested;

  /**
   * @param taken the versions that there are
   * @param onDone told when the version is there
   */
  public NewVersionTask(
      UiServices.Data data,
      Window window,
      Manifest from,
      Set<DatasetRef> taken,
      Consumer<Manifest> onDone) {
    this.catalog = data.catalog();
    this.maker = data.versions().maker();
    this.window = window;
    this.onDone = onDone;
    this.model = new NewVersionModel(from, taken);
    this.newest = new Newest(window.tasks(), Duration.ofMillis(120));
    this.suggested = model.name().versionProperty().get();
  }

  @Override
  public String title() {
    return Texts.of("dataset.new-version-of", model.from().ref());
  }

  @Override
  public String subtitle() {
    return Texts.of("dataset.the-old-one-stays-as-it");
  }

  @Override
  public Region view(Runnable close) {
    StackPane place = new StackPane();
    place.setAlignment(javafx.geometry.Pos.TOP_LEFT);
    Node factor =
        NameFields.field(
            Texts.of("dataset.factor"),
            "version-factor",
            model.factorProperty(),
            new SimpleObjectProperty<>(Optional.empty()),
            Texts.of("dataset.so-many-times-the-rows-by"));
    ((Region) factor).setMaxWidth(320);
    ChangeForm changes = new ChangeForm(model.from(), model.changes());
    Node copy = Ui.paragraph(Texts.of("dataset.the-same-rows-under-another-name"), "muted");
    model
        .wayProperty()
        .subscribe(
            way -> {
              place
                  .getChildren()
                  .setAll(
                      switch (way) {
                        case SCALE -> factor;
                        case CHANGE -> changes;
                        case COPY -> copy;
                      });
              suggest(way);
              foresee();
            });
    model.factorProperty().subscribe((was, is) -> foresee());
    Button go =
        Ui.primary(
            Texts.of("dataset.make-the-version"),
            Feather.GIT_BRANCH,
            () -> {
              DatasetRef to = model.name().ref();
              close.run();
              start(to);
            });
    go.setId("version-go");
    VBox form =
        Ui.column(
            Spacing.L,
            ways(),
            new Card(Texts.of("dataset.what-changes"), Ui.column(Spacing.M, place, outlook)),
            new Card(
                Texts.of("dataset.what-it-is-called"), NameFields.of("version", model.name())));
    return new TaskForm(Ui.scroll(form), model.command(), model.error(), go);
  }

  private Node ways() {
    ToggleGroup group = new ToggleGroup();
    EvenGrid grid = new EvenGrid(200, 3, Spacing.S);
    ChoiceCard scale =
        card(Way.SCALE, Texts.of("dataset.scale"), Texts.of("dataset.more-or-fewer-rows"), group);
    if (!model.canScale()) {
      scale.setDisable(true);
    }
    grid.getChildren()
        .addAll(
            scale,
            card(
                Way.CHANGE,
                Texts.of("dataset.change"),
                Texts.of("dataset.hot-keys-nulls-columns"),
                group),
            card(
                Way.COPY,
                Texts.of("dataset.copy"),
                Texts.of("dataset.same-rows-another-name"),
                group));
    return grid;
  }

  private ChoiceCard card(Way way, String title, String line, ToggleGroup group) {
    ChoiceCard card = new ChoiceCard(title, line).of(group);
    card.setId("way-" + way.name().toLowerCase(java.util.Locale.ROOT));
    card.setSelected(model.wayProperty().get() == way);
    card.setOnAction(e -> model.wayProperty().set(way));
    return card;
  }

  /** The next version that is free, unless the user has chosen one of his own. */
  private void suggest(Way way) {
    NextVersion.Step step = way == Way.SCALE ? NextVersion.Step.MAJOR : NextVersion.Step.MINOR;
    window
        .tasks()
        .load(
            () -> NextVersion.after(model.from(), step, catalog).version().orElseThrow(),
            next -> {
              if (model.name().versionProperty().get().equals(suggested)) {
                suggested = next;
                model.name().versionProperty().set(next);
              }
            },
            problem -> {});
  }

  /** What it will take, planned in the background. */
  private void foresee() {
    OptionalDouble factor = model.factor();
    if (model.wayProperty().get() != Way.SCALE || factor.isEmpty()) {
      newest.cancel();
      outlook.setText(
          switch (model.wayProperty().get()) {
            case SCALE -> "";
            case CHANGE ->
                Texts.of(
                    "dataset.at-most-tables-that-no-change",
                    Formats.plural(model.from().rows(), "row"),
                    Formats.bytes(model.from().bytes()));
            case COPY -> Texts.of("dataset.no-room-on-the-disk");
          });
      return;
    }
    newest.read(
        cancel -> maker.estimateScale(model.from(), factor.getAsDouble(), THREADS),
        this::show,
        problem -> show(problem.toString(), false));
  }

  private void show(Estimate estimate) {
    show(
        Texts.of(
            "dataset.instead-of-about-on-a-disk",
            Formats.plural(estimate.rows(), "row"),
            Formats.count(model.from().rows()),
            Formats.bytes(estimate.bytes()),
            Formats.bytes(estimate.freeBytes()),
            Formats.duration(estimate.time())),
        estimate.fits());
  }

  private void show(String text, boolean fine) {
    outlook.setText(text);
    outlook.getStyleClass().setAll("label", "small", fine ? "muted" : "tone-danger");
  }

  private void start(DatasetRef to) {
    Manifest from = model.from();
    Way way = model.wayProperty().get();
    double factor = model.factor().orElse(1);
    List<Change> changes = List.copyOf(model.changes());
    window
        .tasks()
        .start(
            Texts.of("dataset.making", to),
            (progress, cancel) -> make(from, to, way, factor, changes, progress, cancel),
            onDone,
            window.notices()::problem);
  }

  private Manifest make(
      Manifest from,
      DatasetRef to,
      Way way,
      double factor,
      List<Change> changes,
      Progress progress,
      Cancellation cancel) {
    return switch (way) {
      case SCALE -> maker.scale(from, factor, to, THREADS, progress, cancel);
      case CHANGE -> maker.modify(from, changes, to, THREADS, progress, cancel);
      case COPY -> maker.copy(from, to, progress, cancel);
    };
  }

  @Override
  public void closed() {
    newest.cancel();
  }
}
