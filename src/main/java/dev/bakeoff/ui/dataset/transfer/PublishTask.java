package dev.bakeoff.ui.dataset.transfer;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.publish.PublishReport;
import dev.bakeoff.dataset.publish.PublishRequest;
import dev.bakeoff.dataset.publish.Publisher;
import dev.bakeoff.ui.dataset.NameFields;
import dev.bakeoff.ui.dataset.TaskForm;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.CommandLine;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardTask;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Copies a version to places that others can pull from, several at a time. */
public final class PublishTask implements WizardTask {
  private final Publisher publisher;
  private final Window window;
  private final Manifest manifest;
  private final List<String> platforms;
  private final StringProperty targets = new SimpleStringProperty("");
  private final StringProperty description = new SimpleStringProperty("");
  private final StringProperty tags = new SimpleStringProperty("");

  /**
   * @param platforms types that Bakeoff can load it into
   */
  public PublishTask(
      Publisher publisher, Window window, Manifest manifest, List<String> platforms) {
    this.publisher = publisher;
    this.window = window;
    this.manifest = manifest;
    this.platforms = List.copyOf(platforms);
  }

  @Override
  public String title() {
    return Texts.of("dataset.publish-2", manifest.ref());
  }

  @Override
  public String subtitle() {
    return Texts.of("dataset.to-a-folder-or-bucket-that");
  }

  @Override
  public Region view(Runnable close) {
    TextArea places = new TextArea();
    places.setId("publish-targets");
    places.setPromptText("s3://team-eu/datasets\n/mnt/share/datasets");
    places.setPrefRowCount(3);
    places.textProperty().bindBidirectional(targets);
    Button choose =
        Ui.button(
            Texts.of("dataset.add-a-folder"),
            Feather.FOLDER,
            () ->
                window
                    .files()
                    .folder(Texts.of("dataset.publish-to"))
                    .ifPresent(f -> targets.set((targets.get() + "\n" + f).strip() + "\n")));
    VBox where =
        Ui.column(
            Spacing.S,
            new FormField(
                Texts.of("dataset.places-one-a-line"),
                places,
                Texts.of("dataset.folders-or-s3-bucket-prefix-an")),
            choose);
    VBox words =
        Ui.column(
            Spacing.M,
            NameFields.field(
                Texts.of("dataset.description"),
                "publish-description",
                description,
                none(),
                Texts.of("dataset.for-those-who-look-for-data")),
            NameFields.field(
                Texts.of("dataset.tags"),
                "publish-tags",
                tags,
                none(),
                Texts.of("dataset.beside-those-of-the-version-with")));
    Button go =
        Ui.primary(
            Texts.of("dataset.publish-3"),
            Feather.UPLOAD_CLOUD,
            () -> {
              PublishRequest request = request();
              close.run();
              start(request);
            });
    go.setId("publish-go");
    ObservableValue<Optional<String>> obstacle =
        targets.map(
            t ->
                t.isBlank()
                    ? Optional.of(Texts.of("dataset.name-at-least-one-place"))
                    : Optional.<String>empty());
    ObservableValue<String> command =
        Bindings.createStringBinding(this::command, targets, description, tags);
    return new TaskForm(
        Ui.scroll(
            Ui.column(
                Spacing.L,
                new Card(Texts.of("dataset.where-to"), where),
                new Card(Texts.of("dataset.in-words"), words))),
        command,
        obstacle,
        go);
  }

  private void start(PublishRequest request) {
    window
        .tasks()
        .start(
            Texts.of("dataset.publishing", request.dataset()),
            (progress, cancel) -> publisher.publish(request, progress, cancel),
            this::report,
            window.notices()::problem);
  }

  private void report(PublishReport report) {
    for (PublishReport.TargetReport target : report.targets()) {
      switch (target.outcome()) {
        case PUBLISHED ->
            window
                .notices()
                .success(
                    Texts.of(
                        "dataset.is-published-at-sent",
                        manifest.ref(),
                        target.location(),
                        Formats.bytes(target.bytesSent())));
        case ALREADY_THERE ->
            window
                .notices()
                .info(Texts.of("dataset.holds-already", target.location(), manifest.ref()));
        case FAILED -> target.problem().ifPresent(window.notices()::problem);
      }
    }
  }

  private PublishRequest request() {
    return new PublishRequest(
        manifest.ref(), places(), some(description), words(tags.get()), platforms);
  }

  private String command() {
    CommandLine line = CommandLine.bakeoff("dataset", "publish", manifest.ref().toString());
    for (String place : places().isEmpty() ? List.of("PLACE") : places()) {
      line = line.option("--to", place);
    }
    line = line.option("--description", some(description));
    for (String tag : words(tags.get())) {
      line = line.option("--tag", tag);
    }
    return line.toString();
  }

  private List<String> places() {
    return targets.get().lines().map(String::strip).filter(l -> !l.isEmpty()).distinct().toList();
  }

  private static Optional<String> some(StringProperty text) {
    return text.get().isBlank() ? Optional.empty() : Optional.of(text.get().strip());
  }

  private static List<String> words(String text) {
    return Stream.of(text.split("[,\\s]+")).filter(w -> !w.isEmpty()).distinct().toList();
  }

  private static SimpleObjectProperty<Optional<String>> none() {
    return new SimpleObjectProperty<>(Optional.empty());
  }
}
