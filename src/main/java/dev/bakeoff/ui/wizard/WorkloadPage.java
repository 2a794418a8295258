package dev.bakeoff.ui.wizard;

import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.designer.DesignerView;
import dev.bakeoff.ui.designer.Entry;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.EvenGrid;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardCheck;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;

/** What clients do, how many of them, how long and how often. */
final class WorkloadPage implements WizardPage {
  private static final int MOST_TRIALS = 30;

  private final UiServices services;
  private final UiServices.Data data;
  private final Window window;
  private final BakeoffModel model;
  private final Node view;

  WorkloadPage(UiServices services, Window window, BakeoffModel model) {
    this.services = services;
    this.data = services.data();
    this.window = window;
    this.model = model;
    view =
        Ui.scroll(
            Ui.column(
                Spacing.L,
                new DesignerView(model.designer(), window),
                new Card(Texts.of("wizard.the-whole-run"), run())));
  }

  @Override
  public String title() {
    return Texts.of("wizard.workload");
  }

  @Override
  public String task() {
    return Texts.of("wizard.say-what-the-clients-do-every");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ObservableValue<Optional<String>> obstacle() {
    return model.workloadError();
  }

  @Override
  public void entered() {
    model.leaveFile();
    model
        .datasetProperty()
        .get()
        .ifPresent(
            choice ->
                window
                    .tasks()
                    .load(
                        () -> columns(choice),
                        model.designer()::columns,
                        // Without them columns are typed; what is wrong with the dataset is said
                        // where it is chosen.
                        _ -> model.designer().columns(List.of())));
  }

  /** Whether every platform can do what is asked with the dataset, once there is one. */
  @Override
  public Optional<WizardCheck> beforeNext() {
    return Optional.of(PlanCheck.of(services, window.tasks(), model::config));
  }

  /** Every column as {@code table.column}, of a dataset that is there or one to be made. */
  private List<String> columns(BakeoffModel.Choice choice) {
    List<TableSchema> tables =
        data.catalog()
            .find(choice.ref())
            .map(m -> m.tables().stream().map(t -> t.schema()).toList())
            .or(
                () ->
                    choice
                        .create()
                        .map(
                            c ->
                                data.specs().get(c.spec()).resolve(c).plan().tables().stream()
                                    .map(t -> t.schema())
                                    .toList()))
            .orElse(List.of());
    return tables.stream()
        .flatMap(t -> t.columns().stream().map(c -> t.name() + "." + c.name()))
        .toList();
  }

  private Node run() {
    Spinner<Integer> trials = new Spinner<>(1, MOST_TRIALS, model.trialsProperty().get());
    trials.setId("wizard-trials");
    trials.setEditable(true);
    trials.valueProperty().subscribe(n -> model.trialsProperty().set(n == null ? 1 : n));
    model.trialsProperty().subscribe(n -> trials.getValueFactory().setValue(n.intValue()));
    return new EvenGrid(
        180,
        3,
        Spacing.L,
        new FormField(
            Texts.of("wizard.trials"), trials, Texts.of("wizard.repetitions-interleaved-over-the")),
        text(
            Texts.of("wizard.seed"),
            "wizard-seed",
            model.seed(),
            Texts.of("wizard.of-order-and-keys-empty-draws")),
        text(
            Texts.of("wizard.time-limit-of-a-leg"),
            "wizard-timeout",
            model.legTimeout(),
            Texts.of("wizard.after-which-it-is-given-up")));
  }

  private static FormField text(String label, String id, Entry<?> entry, String help) {
    TextField field = new TextField();
    field.setId(id);
    field.textProperty().bindBidirectional(entry.textProperty());
    return new FormField(label, field, help, entry.error());
  }
}
