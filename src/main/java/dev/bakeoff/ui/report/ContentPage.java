package dev.bakeoff.ui.report;

import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.report.document.ReportKind;
import dev.bakeoff.ui.kit.ChoiceCard;
import dev.bakeoff.ui.kit.EvenGrid;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.util.StringConverter;

/** For whom the report is made, and its words. */
final class ContentPage implements WizardPage {
  private static final double CARD = 92;

  private final ReportWork work;
  private final Tasks tasks;
  private final ReportDraft draft;
  private final ComboBox<ComparedPlatform> baseline = new ComboBox<>();
  private final SimpleObjectProperty<Optional<String>> problem =
      new SimpleObjectProperty<>(Optional.empty());
  private final Node view;
  private boolean filling;

  ContentPage(ReportWork work, Tasks tasks, ReportDraft draft) {
    this.work = work;
    this.tasks = tasks;
    this.draft = draft;
    ToggleGroup group = new ToggleGroup();
    List<Node> cards = new ArrayList<>();
    for (ReportKind kind : ReportKind.values()) {
      ChoiceCard card =
          new ChoiceCard(KindWords.label(kind), KindWords.help(kind)).wrapped(CARD).of(group);
      card.setId("report-kind-" + kind.id());
      card.setSelected(draft.kindProperty().get() == kind);
      card.setOnAction(_ -> draft.kindProperty().set(kind));
      cards.add(card);
    }
    TextField question = new TextField();
    question.setId("report-question");
    question.setPromptText(Texts.of("report.question.prompt"));
    question.textProperty().bindBidirectional(draft.questionProperty());
    TextField title = new TextField();
    title.setId("report-title");
    title.textProperty().bindBidirectional(draft.titleProperty());
    baseline.setId("report-baseline");
    baseline.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(ComparedPlatform platform) {
            return platform == null ? "" : platform.displayName();
          }

          @Override
          public ComparedPlatform fromString(String text) {
            return null;
          }
        });
    baseline
        .valueProperty()
        .subscribe(
            chosen -> {
              if (!filling && chosen != null) {
                draft.baselineProperty().set(Optional.of(chosen.id()));
              }
            });
    view =
        Ui.scroll(
            Ui.column(
                Spacing.L,
                new EvenGrid(240, 3, Spacing.M, cards.toArray(Node[]::new)),
                new FormField(
                    Texts.of("report.question"), question, Texts.of("report.question.help")),
                new FormField(Texts.of("report.name"), title, Texts.of("report.name.help")),
                new FormField(
                    Texts.of("report.baseline"), baseline, Texts.of("report.baseline.help"))));
  }

  @Override
  public String title() {
    return Texts.of("report.content.title");
  }

  @Override
  public String task() {
    return Texts.of("report.content.task");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ObservableValue<Optional<String>> obstacle() {
    return problem;
  }

  @Override
  public void entered() {
    problem.set(Optional.empty());
    List<String> ids = List.copyOf(draft.runs());
    Optional<String> chosen = draft.baselineProperty().get();
    tasks.load(
        () -> work.subject(ids, chosen).comparison(),
        comparison -> {
          filling = true;
          baseline.getItems().setAll(comparison.platforms());
          baseline.setValue(comparison.platform(comparison.baseline()));
          filling = false;
        },
        p -> problem.set(Optional.of(p.toString())));
  }
}
