package dev.bakeoff.ui.wizard;

import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetCreator.Estimate;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.dataset.generate.GenerateDialog;
import dev.bakeoff.ui.kit.ChoiceCard;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.ui.wizard.BakeoffModel.Choice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Which dataset: one that is there, or one that is made when the run starts. */
public final class DatasetPage implements WizardPage {
  private final UiServices.Data data;
  private final Window window;
  private final BakeoffModel model;
  private final StatePane state = new StatePane();
  private final VBox cards = Ui.column(Spacing.S);
  private List<Manifest> versions = List.of();

  public DatasetPage(UiServices.Data data, Window window, BakeoffModel model) {
    this.data = data;
    this.window = window;
    this.model = model;
    state.loading(Texts.of("wizard.reading-the-catalog"));
  }

  @Override
  public String title() {
    return Texts.of("wizard.dataset");
  }

  @Override
  public String task() {
    return Texts.of("wizard.choose-the-data-that-every-platform");
  }

  @Override
  public Node view() {
    return state;
  }

  @Override
  public ObservableValue<Optional<String>> obstacle() {
    return model.datasetError();
  }

  @Override
  public void entered() {
    model.leaveFile();
    window.tasks().load(data.catalog()::list, this::show, p -> state.problem(p, this::entered));
  }

  private void show(List<Manifest> read) {
    versions = read;
    if (model.datasetProperty().get().isEmpty()) {
      model
          .datasetProperty()
          .set(Optional.of(read.isEmpty() ? smallest() : Choice.existing(read.getFirst())));
    }
    draw();
    if (cards.getParent() == null) {
      Button other =
          Ui.button(
              Texts.of("wizard.make-another-when-the-run-starts"), Feather.PLUS, this::another);
      other.setId("wizard-dataset-new");
      state.content(Ui.scroll(Ui.column(Spacing.M, cards, other)));
    }
  }

  private void draw() {
    Optional<Choice> chosen = model.datasetProperty().get();
    ToggleGroup group = new ToggleGroup();
    List<Node> made = new ArrayList<>();
    chosen
        .filter(c -> c.create().isPresent())
        .ifPresent(
            c -> made.add(card(c, toBeMade(c), Texts.of("wizard.made-at-the-start"), group)));
    for (Manifest m : versions) {
      made.add(
          card(
              Choice.existing(m),
              Texts.of(
                  "wizard.made-fingerprint",
                  Formats.plural(m.rows(), "row"),
                  Formats.bytes(m.bytes()),
                  Formats.relative(m.created(), Instant.now()),
                  Formats.shortFingerprint(m.fingerprint())),
              m.scale(),
              group));
    }
    cards.getChildren().setAll(made);
  }

  private ChoiceCard card(Choice choice, String line, String pill, ToggleGroup group) {
    ChoiceCard card =
        new ChoiceCard(choice.ref().toString(), line)
            .trailing(new Pill(pill, Pill.Tone.NEUTRAL))
            .of(group);
    card.setId("dataset-" + choice.ref().toString().replace(':', '-').replace('.', '-'));
    card.setSelected(model.datasetProperty().get().equals(Optional.of(choice)));
    card.setOnAction(e -> model.datasetProperty().set(Optional.of(choice)));
    return card;
  }

  private String toBeMade(Choice choice) {
    Estimate estimate = data.creator().estimate(choice.create().orElseThrow());
    return Texts.of(
        "wizard.about-takes-about-to-make",
        Formats.plural(estimate.rows(), "row"),
        Formats.bytes(estimate.bytes()),
        Formats.duration(estimate.time()));
  }

  private Choice smallest() {
    var spec = data.specs().all().getFirst();
    return toMake(
        new CreateRequest(
            spec.name(),
            "1.0",
            spec.name(),
            CreateRequest.Size.scale(spec.scales().getFirst().name()),
            42,
            Runtime.getRuntime().availableProcessors()));
  }

  private Choice toMake(CreateRequest request) {
    return new Choice(
        new DatasetRef(request.name(), Optional.of(request.version())),
        data.creator().estimate(request).rows(),
        Optional.of(request));
  }

  private void another() {
    var taken = versions.stream().map(Manifest::ref).collect(Collectors.toSet());
    GenerateDialog.open(
        data,
        window,
        taken,
        request -> {
          model.datasetProperty().set(Optional.of(toMake(request)));
          draw();
        });
  }
}
