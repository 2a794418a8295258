package dev.bakeoff.ui.wizard;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.designer.PatternNames;
import dev.bakeoff.ui.designer.Summary;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Facts;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.ReviewRows;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.kit.WizardReview;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.Pacing;
import dev.bakeoff.workload.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What will happen, in full, before it happens. */
final class ReviewPage implements WizardPage {
  private final UiServices services;
  private final Window window;
  private final BakeoffModel model;
  private final StatePane plan = new StatePane();
  private final VBox top = Ui.column(Spacing.L);
  private final Node view;
  private final ReviewRows rows = new ReviewRows();
  private IntConsumer go = step -> {};
  private final ReadOnlyObjectWrapper<Optional<String>> obstacle =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  ReviewPage(UiServices services, Window window, BakeoffModel model) {
    this.services = services;
    this.window = window;
    this.model = model;
    this.view = Ui.scroll(Ui.column(Spacing.L, top, Ui.grow(plan)));
    plan.setMinHeight(220);
  }

  @Override
  public String title() {
    return Texts.of("wizard.review");
  }

  @Override
  public String task() {
    return Texts.of("wizard.see-what-will-be-done-then");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ReadOnlyObjectProperty<Optional<String>> obstacle() {
    return obstacle.getReadOnlyProperty();
  }

  @Override
  public void joined(IntConsumer goTo) {
    go = goTo;
  }

  @Override
  public void entered() {
    RunConfig config = model.config();
    top.getChildren().clear();
    model
        .fileProperty()
        .get()
        .ifPresent(
            file ->
                top.getChildren()
                    .add(
                        Ui.banner(
                            Texts.of("wizard.says-more-than-these-steps-can", file.origin()))));
    top.getChildren().addAll(summary(config));
    obstacle.set(Optional.empty());
    plan.loading(Texts.of("wizard.planning-the-legs"));
    window
        .tasks()
        .load(
            () ->
                services
                    .data()
                    .catalog()
                    .find(config.dataset())
                    .map(m -> services.runs().launcher().plan(config, m)),
            this::show,
            this::refuse);
  }

  private Node summary(RunConfig config) {
    TextField name = new TextField();
    name.setId("wizard-name");
    name.setPromptText(model.suggestedName());
    name.textProperty().bindBidirectional(model.nameProperty());
    name.setDisable(model.fileProperty().get().isPresent());
    FormField field = new FormField(Texts.of("wizard.name-of-the-run"), name, "");
    field.setPrefWidth(360);
    field.setMaxWidth(360);
    RunEstimate estimate = RunEstimate.of(config);
    Facts facts =
        new Facts()
            .fact(
                Texts.of("wizard.rows"),
                model.datasetProperty().get().map(c -> Formats.count(c.rows())).orElse(""))
            .fact(Texts.of("wizard.legs"), Formats.count(estimate.legs()))
            .fact(
                Texts.of("wizard.time"),
                Texts.of("wizard.about-and-loading", Formats.duration(estimate.time())));
    rows.show(
        List.of(
            new WizardReview.Row(
                Texts.of("wizard.dataset"),
                config.dataset()
                    + (config.create().isPresent() ? Texts.of("wizard.made-first") : ""),
                0),
            new WizardReview.Row(
                Texts.of("wizard.platforms"),
                config.platforms().stream()
                    .map(PlatformProfile::name)
                    .collect(Collectors.joining(", ")),
                1),
            new WizardReview.Row(
                Texts.of("wizard.workload"),
                config.workloads().stream().map(Workload::name).collect(Collectors.joining(", ")),
                2),
            new WizardReview.Row(Texts.of("wizard.trials"), Integer.toString(config.trials()), 2)),
        go);
    return new Card(
        Texts.of("wizard.what-will-be-measured"),
        Ui.column(
            Spacing.L,
            rows,
            facts,
            workloads(config),
            Ui.paragraph(compared(config), "muted"),
            field));
  }

  /** One line per workload: what, when, how hard, and what is not as usual. */
  private static Node workloads(RunConfig config) {
    GridPane grid = new GridPane(Spacing.L, Spacing.S);
    int row = 0;
    for (Workload workload : config.workloads()) {
      Label name = Ui.label(workload.name(), "fact-value");
      name.setMinWidth(Region.USE_PREF_SIZE);
      grid.add(name, 0, row);
      grid.add(
          Ui.column(
              1,
              Ui.paragraph(
                  PatternNames.of(workload.pattern())
                      + ", "
                      + Summary.loop(workload.options().pacing())
                      + "; "
                      + Summary.load(workload)),
              Ui.paragraph(Summary.options(workload), "muted", "small")),
          1,
          row++);
    }
    return grid;
  }

  private static String compared(RunConfig config) {
    String baseline = config.platforms().getFirst().name();
    String what =
        config.platforms().size() < 2
            ? Texts.of("wizard.there-is-one-platform-only-so")
            : Texts.of(
                "wizard.p50-p95-and-p99-of-s",
                times(config),
                baseline,
                config.trials() >= 3
                    ? Texts.of("wizard.with-95-confidence-intervals-over", config.trials())
                    : Texts.of("wizard.without-confidence-intervals-which"));
    return Texts.of("wizard.the-data-are-read-back-from", what);
  }

  /** What latencies are: service times in a closed loop, response times in an open one. */
  private static String times(RunConfig config) {
    boolean closed = config.workloads().stream().anyMatch(w -> isClosed(w));
    boolean open = config.workloads().stream().anyMatch(w -> !isClosed(w));
    return closed && open
        ? Texts.of("wizard.service-time-closed-loops-and")
        : open
            ? Texts.of("wizard.response-time-from-the-intended")
            : Texts.of("wizard.service-time");
  }

  private static boolean isClosed(Workload workload) {
    return workload.options().pacing().loop() == Pacing.Loop.CLOSED;
  }

  private void show(Optional<RunPlan> planned) {
    plan.content(
        planned
            .map(p -> (Node) new Card(Texts.of("wizard.legs-in-the-order-they-run"), legs(p)))
            .orElseGet(
                () ->
                    new EmptyState(
                        Feather.SHUFFLE,
                        Texts.of("wizard.the-order-is-drawn-at-the"),
                        Texts.of("wizard.the-dataset-is-made-first-then"))));
  }

  private void refuse(Problem problem) {
    obstacle.set(Optional.of(problem.what()));
    plan.problem(problem, this::entered);
  }

  private static TableView<LegPlan> legs(RunPlan plan) {
    TableView<LegPlan> table =
        Tables.table(
            Texts.of("wizard.legs-in-order"),
            new EmptyState(Feather.LIST, Texts.of("wizard.no-legs"), ""));
    table
        .getColumns()
        .setAll(
            List.of(
                Tables.narrow(Tables.count("#", 56, l -> l.seq() + 1L)),
                Tables.text(
                    Texts.of("wizard.platform"), 200, l -> plan.target(l.platform()).displayName()),
                Tables.text(Texts.of("wizard.workload"), 200, LegPlan::workload),
                Tables.count(Texts.of("wizard.clients"), 90, LegPlan::clients),
                Tables.figure(
                    Texts.of("wizard.rate"),
                    90,
                    ReviewPage::rate,
                    Comparator.comparingDouble(l -> l.options().pacing().rate())),
                Tables.count(Texts.of("wizard.trial"), 80, LegPlan::trial),
                Tables.figure(
                    Texts.of("wizard.measured"),
                    100,
                    l -> Formats.duration(l.duration()),
                    Comparator.comparing(LegPlan::duration))));
    table.getItems().setAll(plan.legs());
    return table;
  }

  private static String rate(LegPlan leg) {
    Pacing pacing = leg.options().pacing();
    return switch (pacing.loop()) {
      case CLOSED -> Formats.NONE;
      case OPEN -> Formats.throughput(pacing.rate()).toString();
      case KNEE -> Texts.of("wizard.searched");
    };
  }
}
