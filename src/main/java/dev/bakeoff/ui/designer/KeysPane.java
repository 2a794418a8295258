package dev.bakeoff.ui.designer;

import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.workload.Workload.KeyDistribution;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Which keys are asked for; only the chosen distribution's parameters are shown. */
final class KeysPane extends VBox {
  private final KeysModel model;
  private final Node distribution;
  private final Node hits;

  KeysPane(KeysModel model) {
    super(Spacing.M);
    this.model = model;
    distribution =
        new FormField(
            "Distribution",
            Fields.choice(
                "wizard-keys",
                List.of(KeyDistribution.values()),
                model.distributionProperty(),
                KeysPane::words),
            "How keys are drawn from those that were loaded.");
    hits =
        Fields.text(
            "Hit ratio (%)",
            "wizard-hits",
            model.hitRatio(),
            "Requests for a key that is there; the others must find nothing.");
    model.distributionProperty().subscribe(this::show);
  }

  private void show(KeyDistribution chosen) {
    List<Node> fields = new ArrayList<>(List.of(distribution));
    switch (chosen) {
      case UNIFORM, SEQUENTIAL, LATEST -> {
        // They have no parameters.
      }
      case ZIPF ->
          fields.add(
              Fields.text(
                  "Exponent",
                  "wizard-exponent",
                  model.exponent(),
                  "How strongly few keys are favoured; YCSB takes 0.99."));
      case HOT -> {
        fields.add(
            Fields.text(
                "Hot keys (%)", "wizard-hot-keys", model.hotKeys(), "Their share of the keys."));
        fields.add(
            Fields.text(
                "Their requests (%)",
                "wizard-hot-requests",
                model.hotRequests(),
                "The share of requests that ask for a hot key."));
      }
    }
    fields.add(hits);
    getChildren().setAll(Fields.thirds(fields.toArray(Node[]::new)));
  }

  static String words(KeyDistribution keys) {
    return switch (keys) {
      case UNIFORM -> "Uniform: every key alike";
      case ZIPF -> "Zipf: few keys often";
      case HOT -> "Hot keys: few get most requests";
      case SEQUENTIAL -> "Sequential: one after the other";
      case LATEST -> "Latest: the newest most often";
    };
  }

  /** Nothing to say of keys. */
  static Node none() {
    return Ui.paragraph("These requests ask for no keys.", "muted");
  }
}
