package dev.bakeoff.ui.designer;

import dev.bakeoff.ui.kit.ChoiceCard;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.Pacing.Arrivals;
import dev.bakeoff.workload.Pacing.Loop;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** When requests are sent: closed loop, open loop, or a search for the knee. */
final class LoopPane extends VBox {
  private static final double CARD_HEIGHT = 84;

  private final LoopModel model;
  private final VBox details = Ui.column(0);

  LoopPane(LoopModel model) {
    super(Spacing.M);
    this.model = model;
    ToggleGroup group = new ToggleGroup();
    List<Node> cards = new ArrayList<>();
    for (Loop loop : Loop.values()) {
      ChoiceCard card = new ChoiceCard(title(loop), line(loop)).wrapped(CARD_HEIGHT).of(group);
      card.setId("loop-" + loop.id());
      card.setOnAction(_ -> model.loopProperty().set(loop));
      model.loopProperty().subscribe(now -> card.setSelected(now == loop));
      cards.add(card);
    }
    getChildren().addAll(Fields.cards(cards.toArray(Node[]::new)), details);
    model.loopProperty().subscribe(this::show);
  }

  static String title(Loop loop) {
    return switch (loop) {
      case CLOSED -> Texts.of("designer.closed-loop");
      case OPEN -> Texts.of("designer.open-loop");
      case KNEE -> Texts.of("designer.find-the-knee");
    };
  }

  private static String line(Loop loop) {
    return switch (loop) {
      case CLOSED -> Texts.of("designer.the-next-request-when-the-last");
      case OPEN -> Texts.of("designer.at-a-rate-answered-or-not");
      case KNEE -> Texts.of("designer.open-loops-at-rising-rates-up");
    };
  }

  private void show(Loop loop) {
    details.setVisible(loop != Loop.CLOSED);
    details.setManaged(loop != Loop.CLOSED);
    details
        .getChildren()
        .setAll(
            switch (loop) {
              case CLOSED -> List.<Node>of();
              case OPEN -> List.of(Fields.thirds(rates(), arrivals(), drop()));
              case KNEE ->
                  List.of(Fields.thirds(percentile(), millis(), begin(), arrivals(), drop()));
            });
  }

  private Node rates() {
    return Fields.text(
        Texts.of("designer.requests-per-second"),
        "wizard-rates",
        model.rates(),
        Texts.of("designer.of-all-clients-together-several"));
  }

  private Node begin() {
    return Fields.text(
        Texts.of("designer.begin-at-requests-per-second"),
        "wizard-begin",
        model.beginAt(),
        Texts.of("designer.where-the-search-starts-empty-lets"));
  }

  private Node percentile() {
    return Fields.text(
        Texts.of("designer.percentile"),
        "wizard-percentile",
        model.percentile(),
        Texts.of("designer.of-the-response-times-as-99"));
  }

  private Node millis() {
    return Fields.text(
        Texts.of("designer.must-stay-under-ms"),
        "wizard-goal",
        model.millis(),
        Texts.of("designer.what-the-percentile-may-take"));
  }

  private Node arrivals() {
    return new dev.bakeoff.ui.kit.FormField(
        Texts.of("designer.arrivals"),
        Fields.choice(
            "wizard-arrivals",
            List.of(Arrivals.values()),
            model.arrivalsProperty(),
            LoopPane::words),
        Texts.of("designer.how-the-intended-starts-are-spread"));
  }

  private Node drop() {
    return Fields.text(
        Texts.of("designer.drop-after"),
        "wizard-drop",
        model.dropAfter(),
        Texts.of("designer.a-request-that-waits-longer-for"));
  }

  static String words(Arrivals arrivals) {
    return switch (arrivals) {
      case CONSTANT -> Texts.of("designer.constant-evenly");
      case POISSON -> Texts.of("designer.poisson-as-independent-users-do");
    };
  }
}
