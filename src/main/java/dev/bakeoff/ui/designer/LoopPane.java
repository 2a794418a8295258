package dev.bakeoff.ui.designer;

import dev.bakeoff.ui.kit.ChoiceCard;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
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
      case CLOSED -> "Closed loop";
      case OPEN -> "Open loop";
      case KNEE -> "Find the knee";
    };
  }

  private static String line(Loop loop) {
    return switch (loop) {
      case CLOSED -> "The next request when the last is answered. Measures service time.";
      case OPEN -> "At a rate, answered or not. Measures response time from the intended start.";
      case KNEE -> "Open loops at rising rates, up to the highest that keeps a goal.";
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
        "Requests per second",
        "wizard-rates",
        model.rates(),
        "Of all clients together; several make a leg each: 500, 1000.");
  }

  private Node begin() {
    return Fields.text(
        "Begin at requests per second",
        "wizard-begin",
        model.beginAt(),
        "Where the search starts; empty lets it find a rate.");
  }

  private Node percentile() {
    return Fields.text(
        "Percentile", "wizard-percentile", model.percentile(), "Of the response times, as 99.");
  }

  private Node millis() {
    return Fields.text(
        "Must stay under (ms)", "wizard-goal", model.millis(), "What the percentile may take.");
  }

  private Node arrivals() {
    return new dev.bakeoff.ui.kit.FormField(
        "Arrivals",
        Fields.choice(
            "wizard-arrivals",
            List.of(Arrivals.values()),
            model.arrivalsProperty(),
            LoopPane::words),
        "How the intended starts are spread.");
  }

  private Node drop() {
    return Fields.text(
        "Drop after",
        "wizard-drop",
        model.dropAfter(),
        "A request that waits longer for a client is dropped and counted.");
  }

  static String words(Arrivals arrivals) {
    return switch (arrivals) {
      case CONSTANT -> "Constant: evenly";
      case POISSON -> "Poisson: as independent users do";
    };
  }
}
