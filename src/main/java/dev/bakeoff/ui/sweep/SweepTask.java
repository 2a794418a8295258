package dev.bakeoff.ui.sweep;

import dev.bakeoff.model.Durations;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.CommandBox;
import dev.bakeoff.ui.kit.CommandLine;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.Wizard;
import dev.bakeoff.ui.kit.WizardForm;
import dev.bakeoff.ui.kit.WizardReview;
import dev.bakeoff.ui.kit.WizardTask;
import dev.bakeoff.ui.platform.PlatformsModel;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.ui.wizard.BakeoffModel;
import dev.bakeoff.ui.wizard.DatasetPage;
import dev.bakeoff.ui.wizard.PlanCheck;
import dev.bakeoff.ui.wizard.PlatformsPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The sweep wizard: dataset, platforms, what to cross, review. */
public final class SweepTask implements WizardTask {
  private static final int SETTINGS = 2;
  private static final int REVIEW = 3;

  private final UiServices services;
  private final Navigator navigator;
  private final Window window;
  private final StackPane place = new StackPane();
  private final StringProperty command = new SimpleStringProperty("");
  private final Label legs = Ui.paragraph("", "review-value");
  private final StackPane warning = new StackPane();
  private SweepModel model;

  public SweepTask(UiServices services, Navigator navigator) {
    this.services = services;
    this.navigator = navigator;
    this.window = navigator.window();
    this.model = new SweepModel(services.platforms().types());
  }

  @Override
  public String title() {
    return Texts.of("sweep.sweep");
  }

  @Override
  public String subtitle() {
    return Texts.of("sweep.subtitle");
  }

  @Override
  public Optional<WizardForm> form() {
    return Optional.of(SweepForm.of(services, () -> model, this::fill));
  }

  private void fill(SweepModel filled) {
    model = filled;
    BakeoffModel base = filled.base();
    show(
        base.datasetError().getValue().isPresent()
            ? 0
            : base.platforms().isEmpty()
                ? 1
                : filled.error().get().isPresent() ? SETTINGS : REVIEW);
  }

  @Override
  public Region view(Runnable close) {
    show(0);
    return place;
  }

  private void show(int start) {
    SweepModel shown = model;
    Button run =
        Ui.primary(
            Texts.of("wizard.run"),
            Feather.PLAY,
            () -> shown.outlookProperty().get().ifPresent(o -> navigator.startRun(o.config())));
    run.setId("sweep-run");
    place
        .getChildren()
        .setAll(
            new Wizard(
                List.of(
                    new DatasetPage(services.data(), window, shown.base()),
                    new PlatformsPage(
                        new PlatformsModel(services.platforms(), window.tasks()), shown.base()),
                    new SweepPage(
                        shown,
                        PlanCheck.of(
                            services,
                            window.tasks(),
                            () -> shown.outlookProperty().get().orElseThrow().config())),
                    new WizardReview(
                        Texts.of("sweep.review-task"),
                        () -> rows(shown),
                        shown.error(),
                        () -> come(shown),
                        legs,
                        warning,
                        new CommandBox(command))),
                List.of(run),
                start));
  }

  private static List<WizardReview.Row> rows(SweepModel shown) {
    List<WizardReview.Row> rows = new ArrayList<>();
    BakeoffModel base = shown.base();
    rows.add(
        new WizardReview.Row(
            Texts.of("wizard.dataset"),
            base.datasetProperty().get().map(c -> c.ref().toString()).orElse(""),
            0));
    rows.add(new WizardReview.Row(Texts.of("wizard.platforms"), names(base, ", "), 1));
    rows.add(
        new WizardReview.Row(
            Texts.of("wizard.workload"),
            Texts.of("sweep.pattern-" + shown.patternProperty().get().id()),
            SETTINGS));
    rows.add(
        new WizardReview.Row(
            Texts.of("sweep.clients"), shown.clients().textProperty().get().strip(), SETTINGS));
    rows.add(
        new WizardReview.Row(
            Texts.of("sweep.rates"), shown.rates().textProperty().get().strip(), SETTINGS));
    if (shown.takesTables()) {
      rows.add(
          new WizardReview.Row(
              Texts.of("sweep.tables"), shown.tables().textProperty().get().strip(), SETTINGS));
    }
    if (shown.takesKeys()) {
      rows.add(
          new WizardReview.Row(
              Texts.of("sweep.keys"), shown.keys().textProperty().get().strip(), SETTINGS));
    }
    rows.add(
        new WizardReview.Row(
            Texts.of("sweep.each-leg"),
            Texts.of(
                "sweep.measured-after",
                Durations.format(shown.duration().value()),
                Durations.format(shown.warmup().value())),
            SETTINGS));
    rows.add(
        new WizardReview.Row(
            Texts.of("wizard.trials"), shown.trials().textProperty().get().strip(), SETTINGS));
    return rows;
  }

  private void come(SweepModel shown) {
    warning.getChildren().clear();
    shown
        .outlookProperty()
        .get()
        .ifPresent(
            outlook -> {
              legs.setText(SweepPage.words(outlook));
              if (outlook.isLong()) {
                warning.getChildren().setAll(SweepPage.banner(outlook));
              }
            });
    warning.setManaged(!warning.getChildren().isEmpty());
    command.set(commandLine(shown));
  }

  private static String commandLine(SweepModel shown) {
    BakeoffModel base = shown.base();
    return CommandLine.bakeoff("benchmark", "sweep")
        .option("--dataset", base.datasetProperty().get().map(c -> c.ref().toString()))
        .option("--platforms", names(base, ","))
        .option("--workload", shown.patternProperty().get().id())
        .option("--clients", joined(shown.sweep().clients()))
        .option("--rate", joined(shown.sweep().rates()))
        .option("--tables", joined(shown.sweep().tables()))
        .option("--keys", joined(shown.sweep().keys()))
        .option("--duration", Durations.format(shown.duration().value()))
        .option("--warmup", Durations.format(shown.warmup().value()))
        .option("--trials", Integer.toString(shown.trials().value()))
        .toString();
  }

  private static Optional<String> joined(List<?> values) {
    return Optional.of(values.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  private static String names(BakeoffModel base, String between) {
    return base.platforms().stream()
        .map(PlatformProfile::name)
        .collect(Collectors.joining(between));
  }
}
