package dev.bakeoff.ui.wizard;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.model.Durations;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.ChoiceCard;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.SimplePage;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.Wizard;
import dev.bakeoff.ui.kit.WizardForm;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.kit.WizardReview;
import dev.bakeoff.ui.kit.WizardTask;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The quickstart in two steps: which platforms and how long, then what will happen. */
final class QuickstartTask implements WizardTask {
  private static final Set<String> KEYS = Set.of("platforms", "duration");

  private final UiServices services;
  private final Navigator navigator;
  private final StackPane place = new StackPane();
  private QuickstartModel model;

  QuickstartTask(UiServices services, Navigator navigator) {
    this.services = services;
    this.navigator = navigator;
    this.model = fresh();
  }

  private QuickstartModel fresh() {
    return new QuickstartModel(services.runs().launcher().quickstart());
  }

  @Override
  public String title() {
    return Texts.of("quickstart.quickstart");
  }

  @Override
  public String subtitle() {
    return Texts.of("quickstart.subtitle");
  }

  @Override
  public Optional<WizardForm> form() {
    return Optional.of(
        WizardForm.of(
            RunWizard.QUICKSTART.id(),
            RunWizard.QUICKSTART::id,
            () ->
                Map.of(
                    "platforms",
                    List.copyOf(model.platforms()),
                    "duration",
                    model.duration().textProperty().get().strip()),
            KEYS,
            this::read));
  }

  private Runnable read(Map<String, YamlValue> entries) {
    RunConfig usual = services.runs().launcher().quickstart();
    Set<String> known =
        usual.platforms().stream().map(PlatformProfile::name).collect(Collectors.toSet());
    Optional<List<String>> chosen =
        YamlValue.get(entries, "platforms")
            .map(v -> v.items().stream().map(item -> item.choice(known)).toList());
    Optional<Duration> lasting = YamlValue.get(entries, "duration").map(YamlValue::duration);
    return () -> {
      QuickstartModel filled = fresh();
      chosen.ifPresent(names -> known.forEach(n -> filled.choose(n, names.contains(n))));
      lasting.ifPresent(d -> filled.duration().textProperty().set(Durations.format(d)));
      model = filled;
      show(filled.error().getValue().isPresent() ? 0 : 1);
    };
  }

  @Override
  public Region view(Runnable close) {
    show(0);
    return place;
  }

  private void show(int start) {
    Button run =
        Ui.primary(Texts.of("wizard.run"), Feather.PLAY, () -> navigator.startRun(model.config()));
    run.setId("quickstart-run");
    VBox happens = Ui.column(Spacing.S);
    place
        .getChildren()
        .setAll(
            new Wizard(
                List.of(
                    choices(),
                    new WizardReview(
                        Texts.of("quickstart.review-task"),
                        this::rows,
                        model.error(),
                        () -> happens(happens),
                        new Card(Texts.of("quickstart.what-will-happen"), happens))),
                List.of(run),
                start));
  }

  private WizardPage choices() {
    VBox cards = Ui.column(Spacing.S);
    for (PlatformProfile profile : model.usual().platforms()) {
      Optional<PlatformDescriptor> type =
          services.platforms().types().stream()
              .filter(t -> t.type().equals(profile.type()))
              .findFirst();
      ChoiceCard card =
          new ChoiceCard(
              type.map(PlatformDescriptor::displayName).orElse(profile.name()),
              type.map(PlatformDescriptor::summary).orElse(profile.type()));
      card.setId("quickstart-" + profile.name());
      card.setSelected(model.platforms().contains(profile.name()));
      card.setOnAction(e -> model.choose(profile.name(), card.isSelected()));
      cards.getChildren().add(card);
    }
    TextField duration = new TextField();
    duration.setId("quickstart-duration");
    duration.textProperty().bindBidirectional(model.duration().textProperty());
    FormField field =
        new FormField(
            Texts.of("quickstart.duration"),
            duration,
            Texts.of("quickstart.duration-help"),
            model.duration().error());
    field.setMaxWidth(320);
    Label time = Ui.paragraph("", "muted");
    Runnable tell =
        () ->
            time.setText(
                model.error().getValue().isPresent()
                    ? ""
                    : Texts.of(
                        "quickstart.about-so-long",
                        RunEstimate.of(model.config()).legs(),
                        Formats.duration(RunEstimate.of(model.config()).time())));
    model.duration().textProperty().subscribe((was, is) -> tell.run());
    model
        .platforms()
        .addListener((javafx.collections.ListChangeListener<String>) change -> tell.run());
    tell.run();
    return new SimplePage(
        Texts.of("wizard.platforms"),
        Texts.of("quickstart.choices-task"),
        Ui.scroll(Ui.column(Spacing.L, cards, field, time)),
        model.error());
  }

  private List<WizardReview.Row> rows() {
    RunConfig config = model.config();
    return List.of(
        new WizardReview.Row(Texts.of("wizard.platforms"), String.join(", ", model.platforms()), 0),
        new WizardReview.Row(
            Texts.of("quickstart.duration"),
            Durations.format(config.workloads().getFirst().duration()),
            0));
  }

  private void happens(VBox lines) {
    RunConfig config = model.config();
    RunEstimate estimate = RunEstimate.of(config);
    long rows = config.create().map(c -> services.data().creator().estimate(c).rows()).orElse(0L);
    List<String> texts =
        List.of(
            Texts.of("quickstart.first", config.dataset(), Formats.plural(rows, "row")),
            Texts.of("quickstart.second", config.platforms().size()),
            Texts.of(
                "quickstart.third",
                config.workloads().stream().map(Workload::name).collect(Collectors.joining(", ")),
                config.trials(),
                estimate.legs(),
                Formats.duration(estimate.time())),
            Texts.of("quickstart.fourth"));
    lines.getChildren().clear();
    int number = 1;
    for (String text : texts) {
      Label badge = Ui.label(Integer.toString(number++), "wizard-number");
      lines.getChildren().add(Ui.row(Spacing.M, badge, Ui.grow(Ui.paragraph(text))));
    }
  }
}
