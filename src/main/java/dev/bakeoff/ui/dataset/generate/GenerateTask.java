package dev.bakeoff.ui.dataset.generate;

import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.DatasetSpec;
import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.CommandBox;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.Wizard;
import dev.bakeoff.ui.kit.WizardCheck;
import dev.bakeoff.ui.kit.WizardForm;
import dev.bakeoff.ui.kit.WizardReview;
import dev.bakeoff.ui.kit.WizardTask;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The wizard that has a dataset generated, with what it will be at its right. */
public final class GenerateTask implements WizardTask {
  private static final int NAME = 2;
  private static final int REVIEW = 3;

  private final UiServices.Data data;
  private final Window window;
  private final Set<DatasetRef> taken;
  private final String goAhead;
  private final Consumer<CreateRequest> onGo;
  private final StatePane state = new StatePane();
  private Optional<OutlookModel> outlook = Optional.empty();
  private Optional<GenerateModel> model = Optional.empty();
  private Runnable close = () -> {};

  /**
   * @param taken the versions that there are
   * @param onGo takes what was asked for, after the wizard has closed
   */
  public GenerateTask(
      UiServices.Data data, Window window, Set<DatasetRef> taken, Consumer<CreateRequest> onGo) {
    this(data, window, taken, Texts.of("dataset.generate-2"), onGo);
  }

  GenerateTask(
      UiServices.Data data,
      Window window,
      Set<DatasetRef> taken,
      String goAhead,
      Consumer<CreateRequest> onGo) {
    this.data = data;
    this.window = window;
    this.taken = taken;
    this.goAhead = goAhead;
    this.onGo = onGo;
  }

  @Override
  public String title() {
    return Texts.of("dataset.generate-a-dataset");
  }

  @Override
  public String subtitle() {
    return Texts.of("dataset.every-value-is-a-function-of");
  }

  @Override
  public Optional<WizardForm> form() {
    return Optional.of(
        GenerateForm.of(data.specs(), () -> model.orElseGet(this::fresh), this::fill));
  }

  @Override
  public Region view(Runnable onDone) {
    close = onDone;
    state.loading(Texts.of("dataset.reading-the-specs"));
    read();
    return state;
  }

  private void read() {
    window
        .tasks()
        .load(
            data.specs()::all,
            specs -> show(new GenerateModel(taken, specs.getFirst()), 0),
            problem -> state.problem(problem, this::read));
  }

  private GenerateModel fresh() {
    return new GenerateModel(taken, data.specs().all().getFirst());
  }

  private void fill(GenerateModel.Source source, CreateRequest request) {
    GenerateModel filled = fresh();
    filled.take(source, request);
    show(filled, filled.name().error().getValue().isPresent() ? NAME : REVIEW);
  }

  private void show(GenerateModel shown, int start) {
    closed();
    model = Optional.of(shown);
    state.content(wizard(shown, data.specs().all(), start));
  }

  private SplitPane wizard(GenerateModel shown, List<DatasetSpec> specs, int start) {
    OutlookModel foreseen = new OutlookModel(data.creator(), shown, window.tasks());
    outlook = Optional.of(foreseen);
    Button go =
        Ui.primary(
            goAhead,
            Feather.PLAY,
            () ->
                shown
                    .draftProperty()
                    .get()
                    .ifPresent(
                        request -> {
                          close.run();
                          onGo.accept(request);
                        }));
    go.setId("generate-go");
    NamePage named = new NamePage(shown, foreseen, untaken(shown));
    ObservableValue<String> command =
        shown.draftProperty().map(draft -> draft.map(GenerateCommand::of).orElse(""));
    Wizard wizard =
        new Wizard(
            List.of(
                new SpecPage(data.specs(), specs, window, shown),
                new SizePage(data.creator(), window.tasks(), shown, foreseen),
                named,
                new WizardReview(
                    Texts.of("steps.generate-review"),
                    () -> rows(shown),
                    named.obstacle(),
                    () -> {},
                    new CommandBox(command))),
            List.of(go),
            start);
    wizard.setMinWidth(380);
    SplitPane both = new SplitPane(wizard, new OutlookPane(foreseen));
    both.getStyleClass().add("data-split");
    both.setDividerPositions(0.55);
    return both;
  }

  private WizardCheck untaken(GenerateModel shown) {
    return (onPassed, onProblem) -> {
      DatasetRef ref = shown.name().ref();
      return WizardCheck.of(
              window.tasks(),
              Texts.of("steps.checking-the-name"),
              (progress, cancel) -> {
                if (data.catalog().find(ref).isPresent()) {
                  throw Problem.request(
                          Texts.of("steps.name-taken", ref), Texts.of("steps.name-taken-try"))
                      .asException();
                }
                return ref;
              })
          .start(onPassed, onProblem);
    };
  }

  private static List<WizardReview.Row> rows(GenerateModel shown) {
    List<WizardReview.Row> rows = new ArrayList<>();
    rows.add(
        new WizardReview.Row(
            Texts.of("dataset.spec"), shown.sourceProperty().get().spec().name(), 0));
    rows.add(
        new WizardReview.Row(
            Texts.of("dataset.size"),
            shown.scaleProperty().get().map(s -> s.name()).orElse(shown.rowsProperty().get()),
            1));
    rows.add(
        new WizardReview.Row(Texts.of("dataset.tables"), shown.tablesProperty().get().strip(), 1));
    for (ParameterField parameter : shown.parametersProperty().get()) {
      rows.add(
          new WizardReview.Row(
              parameter.parameter().name(), parameter.textProperty().get().strip(), 1));
    }
    rows.add(
        new WizardReview.Row(
            Texts.of("dataset.name"),
            shown.name().nameProperty().get().strip()
                + ":"
                + shown.name().versionProperty().get().strip(),
            NAME));
    rows.add(
        new WizardReview.Row(Texts.of("dataset.seed"), shown.seedProperty().get().strip(), NAME));
    return rows;
  }

  @Override
  public void closed() {
    outlook.ifPresent(OutlookModel::stop);
  }
}
