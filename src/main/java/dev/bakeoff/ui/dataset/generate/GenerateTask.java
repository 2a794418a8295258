package dev.bakeoff.ui.dataset.generate;

import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.DatasetSpec;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.dataset.DatasetTask;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.Wizard;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The wizard that has a dataset generated, with what it will be at its right. */
public final class GenerateTask implements DatasetTask {
  private final UiServices.Data data;
  private final Window window;
  private final Set<DatasetRef> taken;
  private final String goAhead;
  private final Consumer<CreateRequest> onGo;
  private Optional<OutlookModel> outlook = Optional.empty();

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
  public Region view(Runnable close) {
    StatePane state = new StatePane();
    state.loading(Texts.of("dataset.reading-the-specs"));
    read(state, close);
    return state;
  }

  private void read(StatePane state, Runnable close) {
    window
        .tasks()
        .load(
            data.specs()::all,
            specs -> state.content(wizard(specs, close)),
            problem -> state.problem(problem, () -> read(state, close)));
  }

  private SplitPane wizard(List<DatasetSpec> specs, Runnable close) {
    GenerateModel model = new GenerateModel(taken, specs.getFirst());
    OutlookModel foreseen = new OutlookModel(data.creator(), model, window.tasks());
    outlook = Optional.of(foreseen);
    Button go =
        Ui.primary(
            goAhead,
            Feather.PLAY,
            () ->
                model
                    .draftProperty()
                    .get()
                    .ifPresent(
                        request -> {
                          close.run();
                          onGo.accept(request);
                        }));
    go.setId("generate-go");
    Wizard wizard =
        new Wizard(
            List.of(
                new SpecPage(data.specs(), specs, window, model),
                new SizePage(data.creator(), window.tasks(), model, foreseen),
                new NamePage(model, foreseen)),
            List.of(go),
            0);
    wizard.setMinWidth(380);
    SplitPane both = new SplitPane(wizard, new OutlookPane(foreseen));
    both.getStyleClass().add("data-split");
    both.setDividerPositions(0.5);
    return both;
  }

  @Override
  public void closed() {
    outlook.ifPresent(OutlookModel::stop);
  }
}
