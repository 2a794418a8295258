package dev.bakeoff.ui.dataset.transfer;

import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.publish.Offers;
import dev.bakeoff.dataset.publish.Publication;
import dev.bakeoff.dataset.publish.PullReport;
import dev.bakeoff.dataset.publish.PullRequest;
import dev.bakeoff.dataset.publish.PullRequest.Verification;
import dev.bakeoff.dataset.publish.Puller;
import dev.bakeoff.ui.dataset.NameFields;
import dev.bakeoff.ui.dataset.TaskForm;
import dev.bakeoff.ui.kit.CommandLine;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardTask;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Fetches a version that somebody published: look what a place offers, choose, pull. */
public final class PullTask implements WizardTask {
  private final Puller puller;
  private final Window window;
  private final Set<DatasetRef> taken;
  private final Consumer<PullReport> onDone;
  private final StringProperty place = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Publication>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final CheckBox full = new CheckBox(Texts.of("dataset.read-every-row-too-and-compare"));
  private final StatePane state = new StatePane();

  /**
   * @param taken the versions that there are
   */
  public PullTask(
      Puller puller, Window window, Set<DatasetRef> taken, Consumer<PullReport> onDone) {
    this.puller = puller;
    this.window = window;
    this.taken = Set.copyOf(taken);
    this.onDone = onDone;
  }

  @Override
  public String title() {
    return Texts.of("dataset.pull-a-dataset");
  }

  @Override
  public String subtitle() {
    return Texts.of("dataset.from-a-folder-or-bucket-that");
  }

  @Override
  public Region view(Runnable close) {
    Button folder =
        Ui.button(
            Texts.of("dataset.choose"),
            Feather.FOLDER,
            () ->
                window
                    .files()
                    .folder(Texts.of("dataset.pull-from"))
                    .ifPresent(
                        f -> {
                          place.set(f.toString());
                          look();
                        }));
    Button look = Ui.button(Texts.of("dataset.look-inside"), Feather.EYE, this::look);
    look.setId("pull-look");
    look.disableProperty().bind(place.map(String::isBlank));
    var field =
        NameFields.field(
            Texts.of("dataset.place"),
            "pull-place",
            place,
            new SimpleObjectProperty<>(Optional.empty()),
            Texts.of("dataset.a-folder-or-s3-bucket-prefix"));
    HBox row = new HBox(Spacing.S, Ui.grow(field), folder, look);
    HBox.setMargin(folder, new javafx.geometry.Insets(21, 0, 0, 0));
    HBox.setMargin(look, new javafx.geometry.Insets(21, 0, 0, 0));
    field
        .lookup("#pull-place")
        .setOnKeyPressed(
            e -> {
              if (e.getCode() == javafx.scene.input.KeyCode.ENTER && !place.get().isBlank()) {
                look();
              }
            });
    state.empty(
        new EmptyState(
            Feather.DOWNLOAD_CLOUD,
            Texts.of("dataset.nothing-looked-at-yet"),
            Texts.of("dataset.name-a-place-and-see-what")));
    full.setId("pull-full");
    Button go =
        Ui.primary(
            Texts.of("dataset.pull"),
            Feather.DOWNLOAD_CLOUD,
            () ->
                chosen
                    .get()
                    .ifPresent(
                        p -> {
                          PullRequest request =
                              new PullRequest(
                                  place.get().strip(), Optional.of(p.ref()), verification());
                          close.run();
                          start(request);
                        }));
    go.setId("pull-go");
    return new TaskForm(
        Ui.column(Spacing.L, row, Ui.grow(state), full),
        Bindings.createStringBinding(this::command, place, chosen, full.selectedProperty()),
        chosen.map(PullTask.this::obstacle),
        go);
  }

  private Optional<String> obstacle(Optional<Publication> publication) {
    return publication.isEmpty()
        ? Optional.of(Texts.of("dataset.choose-what-to-pull"))
        : publication
            .filter(p -> taken.contains(p.ref()))
            .map(p -> Texts.of("dataset.is-here-already", p.ref()));
  }

  private void look() {
    chosen.set(Optional.empty());
    state.loading(Texts.of("dataset.looking-what-is-there"));
    String location = place.get().strip();
    window
        .tasks()
        .load(
            () -> puller.available(location),
            this::show,
            problem -> state.problem(problem, this::look));
  }

  private void show(Offers offers) {
    TableView<Publication> table =
        Tables.table(
            Texts.of("dataset.what-the-place-offers"),
            new EmptyState(
                Feather.INBOX,
                Texts.of("dataset.nothing-is-published-here"),
                Texts.of("dataset.a-published-catalog-has-name")));
    table.setId("offers");
    table
        .getColumns()
        .setAll(
            List.of(
                Tables.text(Texts.of("dataset.dataset"), 180, p -> p.ref().toString()),
                Tables.text(Texts.of("dataset.description"), 260, p -> p.description().orElse("")),
                Tables.text(Texts.of("dataset.tags"), 120, p -> String.join(", ", p.tags())),
                Tables.count(Texts.of("dataset.rows"), 110, Publication::rows),
                Tables.figure(
                    Texts.of("dataset.size"),
                    90,
                    p -> Formats.bytes(p.bytes()).toString(),
                    Comparator.comparingLong(Publication::bytes)),
                Tables.figure(
                    Texts.of("dataset.published"),
                    130,
                    p -> Formats.relative(p.published(), Instant.now()),
                    Comparator.comparing(Publication::published)),
                Tables.text(
                    "", 80, p -> taken.contains(p.ref()) ? Texts.of("dataset.is-here") : "")));
    table.getItems().setAll(offers.publications());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(p -> chosen.set(Optional.ofNullable(p)));
    table.getSelectionModel().selectFirst();
    state.content(table);
    offers.problems().forEach(window.notices()::problem);
  }

  private void start(PullRequest request) {
    window
        .tasks()
        .start(
            Texts.of("dataset.pulling", request.dataset().map(DatasetRef::toString).orElse("")),
            (progress, cancel) -> puller.pull(request, progress, cancel),
            onDone,
            window.notices()::problem);
  }

  private Verification verification() {
    return full.isSelected() ? Verification.FULL : Verification.CHECKSUMS;
  }

  private String command() {
    String from = place.get().isBlank() ? "PLACE" : place.get().strip();
    return chosen
        .get()
        .map(
            p ->
                CommandLine.bakeoff("dataset", "pull", p.ref().toString())
                    .option("--from", from)
                    .option("--verify", full.isSelected() ? Optional.of("full") : Optional.empty()))
        .orElseGet(() -> CommandLine.bakeoff("dataset", "pull", "--list").option("--from", from))
        .toString();
  }
}
