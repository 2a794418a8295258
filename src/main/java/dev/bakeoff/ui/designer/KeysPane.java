package dev.bakeoff.ui.designer;

import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
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
            Texts.of("designer.distribution"),
            Fields.choice(
                "wizard-keys",
                List.of(KeyDistribution.values()),
                model.distributionProperty(),
                KeysPane::words),
            Texts.of("designer.how-keys-are-drawn-from-those"));
    hits =
        Fields.text(
            Texts.of("designer.hit-ratio"),
            "wizard-hits",
            model.hitRatio(),
            Texts.of("designer.requests-for-a-key-that-is"));
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
                  Texts.of("designer.exponent"),
                  "wizard-exponent",
                  model.exponent(),
                  Texts.of("designer.how-strongly-few-keys-are-favoured")));
      case HOT -> {
        fields.add(
            Fields.text(
                Texts.of("designer.hot-keys"),
                "wizard-hot-keys",
                model.hotKeys(),
                Texts.of("designer.their-share-of-the-keys")));
        fields.add(
            Fields.text(
                Texts.of("designer.their-requests"),
                "wizard-hot-requests",
                model.hotRequests(),
                Texts.of("designer.the-share-of-requests-that-ask")));
      }
    }
    fields.add(hits);
    getChildren().setAll(Fields.thirds(fields.toArray(Node[]::new)));
  }

  static String words(KeyDistribution keys) {
    return switch (keys) {
      case UNIFORM -> Texts.of("designer.uniform-every-key-alike");
      case ZIPF -> Texts.of("designer.zipf-few-keys-often");
      case HOT -> Texts.of("designer.hot-keys-few-get-most-requests");
      case SEQUENTIAL -> Texts.of("designer.sequential-one-after-the-other");
      case LATEST -> Texts.of("designer.latest-the-newest-most-often");
    };
  }

  /** Nothing to say of keys. */
  static Node none() {
    return Ui.paragraph(Texts.of("designer.these-requests-ask-for-no-keys"), "muted");
  }
}
