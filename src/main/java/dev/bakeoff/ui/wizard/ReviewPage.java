package dev.bakeoff.ui.wizard;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Facts;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.workload.Workload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What will happen, in full, before it happens. */
final class ReviewPage implements WizardPage {
  private final UiServices services;
  private final Window window;
  private final BakeoffModel model;
  private final StatePane plan = new StatePane();
  private final VBox top = Ui.column(Spacing.L);
  private final VBox view;
  private final ReadOnlyObjectWrapper<Optional<String>> obstacle =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  ReviewPage(UiServices services, Window window, BakeoffModel model) {
    this.services = services;
    this.window = window;
    this.model = model;
    this.view = Ui.column(Spacing.L, top, Ui.grow(plan));
    plan.setMinHeight(150);
  }

  @Override
  public String title() {
    return "Review";
  }

  @Override
  public String task() {
    return "See what will be done, then run it.";
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
                            file.origin()
                                + " says more than these steps can show; it is run as it stands."
                                + " Going back to a step leaves the rest of it out.")));
    top.getChildren().addAll(summary(config));
    obstacle.set(Optional.empty());
    plan.loading("Planning the legs");
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
    FormField field = new FormField("Name of the run", name, "");
    field.setPrefWidth(360);
    field.setMaxWidth(360);
    RunEstimate estimate = RunEstimate.of(config);
    Facts facts =
        new Facts()
            .fact(
                "Dataset", config.dataset() + (config.create().isPresent() ? " (made first)" : ""))
            .fact(
                "Rows", model.datasetProperty().get().map(c -> Formats.count(c.rows())).orElse(""))
            .fact(
                "Platforms",
                config.platforms().stream()
                    .map(PlatformProfile::name)
                    .collect(Collectors.joining(", ")))
            .fact(
                "Workloads",
                config.workloads().stream()
                    .map(w -> w.pattern().label())
                    .distinct()
                    .collect(Collectors.joining(", ")))
            .fact("Clients", clients(config))
            .fact("Trials", Integer.toString(config.trials()))
            .fact("Legs", Formats.count(estimate.legs()))
            .fact("Time", "about " + Formats.duration(estimate.time()) + " and loading");
    return new Card(
        "What will be measured",
        Ui.column(Spacing.L, facts, Ui.paragraph(compared(config), "muted"), field));
  }

  private static String clients(RunConfig config) {
    return config.workloads().stream()
        .map(Workload::clients)
        .flatMap(List::stream)
        .distinct()
        .sorted()
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  private static String compared(RunConfig config) {
    String baseline = config.platforms().getFirst().name();
    String what =
        config.platforms().size() < 2
            ? "There is one platform only, so nothing is compared within this run."
            : ("p50, p95 and p99 of service time and throughput of each platform are compared with"
                    + " %s, for every workload and number of clients, %s.")
                .formatted(
                    baseline,
                    config.trials() >= 3
                        ? "with 95 % confidence intervals over " + config.trials() + " trials"
                        : "without confidence intervals, which take three trials");
    return what
        + " The data are read back from every platform and must be the same; legs are interleaved"
        + " in an order drawn from a recorded seed.";
  }

  private void show(Optional<RunPlan> planned) {
    plan.content(
        planned
            .map(p -> (Node) new Card("Legs in the order they run", legs(p)))
            .orElseGet(
                () ->
                    new EmptyState(
                        Feather.SHUFFLE,
                        "The order is drawn at the start",
                        "The dataset is made first; then the legs are planned.")));
  }

  private void refuse(Problem problem) {
    obstacle.set(Optional.of(problem.what()));
    plan.problem(problem, this::entered);
  }

  private static TableView<LegPlan> legs(RunPlan plan) {
    TableView<LegPlan> table =
        Tables.table("Legs in order", new EmptyState(Feather.LIST, "No legs", ""));
    table
        .getColumns()
        .setAll(
            List.of(
                Tables.narrow(Tables.count("#", 56, l -> l.seq() + 1L)),
                Tables.text("Platform", 200, l -> plan.target(l.platform()).displayName()),
                Tables.text("Workload", 200, LegPlan::workload),
                Tables.count("Clients", 90, LegPlan::clients),
                Tables.count("Trial", 80, LegPlan::trial),
                Tables.figure(
                    "Measured",
                    100,
                    l -> Formats.duration(l.duration()),
                    java.util.Comparator.comparing(LegPlan::duration))));
    table.getItems().setAll(plan.legs());
    return table;
  }
}
