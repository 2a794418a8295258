package dev.bakeoff.ui.designer;

import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.KeyOptions;
import dev.bakeoff.workload.Workload.KeyDistribution;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Which keys the requests of one workload ask for. FX thread only. */
public final class KeysModel {
  private final ObjectProperty<KeyDistribution> distribution =
      new SimpleObjectProperty<>(KeyDistribution.UNIFORM);
  private final Entry<Double> exponent =
      new Entry<>("0.99", Meanings.positive(Texts.of("designer.the-exponent")));
  private final Entry<Double> hotKeys = new Entry<>("20", Meanings.percent(0, 1));
  private final Entry<Double> hotRequests = new Entry<>("80", Meanings.percent(0, 1));
  private final Entry<Double> hitRatio = new Entry<>("100", Meanings.percent(0, 1));
  private final Changes changes = new Changes();

  KeysModel() {
    changes.watch(distribution);
    changes.watch(exponent, hotKeys, hotRequests, hitRatio);
  }

  public ObjectProperty<KeyDistribution> distributionProperty() {
    return distribution;
  }

  /** Zipf: how strongly few keys are favoured. */
  public Entry<Double> exponent() {
    return exponent;
  }

  /** Hot keys: their share of the keys. */
  public Entry<Double> hotKeys() {
    return hotKeys;
  }

  /** Hot keys: their share of the requests. */
  public Entry<Double> hotRequests() {
    return hotRequests;
  }

  /** The share of requests that find something. */
  public Entry<Double> hitRatio() {
    return hitRatio;
  }

  Changes changes() {
    return changes;
  }

  Optional<String> error() {
    return switch (distribution.get()) {
      case UNIFORM, SEQUENTIAL, LATEST -> LoopModel.first(hitRatio);
      case ZIPF -> LoopModel.first(exponent, hitRatio);
      case HOT -> LoopModel.first(hotKeys, hotRequests, hitRatio);
    };
  }

  KeyOptions options() {
    KeyOptions usual = KeyOptions.DEFAULT;
    KeyDistribution chosen = distribution.get();
    boolean zipf = chosen == KeyDistribution.ZIPF || chosen == KeyDistribution.LATEST;
    boolean hot = chosen == KeyDistribution.HOT;
    return new KeyOptions(
        zipf && valid(exponent) ? exponent.value() : usual.exponent(),
        hot ? hotKeys.value() : usual.hotKeys(),
        hot ? hotRequests.value() : usual.hotRequests(),
        hitRatio.value());
  }

  private static boolean valid(Entry<?> entry) {
    return entry.error().getValue().isEmpty();
  }

  void take(KeyDistribution keys, KeyOptions options) {
    distribution.set(keys);
    exponent.set(Meanings.numberText(options.exponent()));
    hotKeys.set(Meanings.percentText(options.hotKeys()));
    hotRequests.set(Meanings.percentText(options.hotRequests()));
    hitRatio.set(Meanings.percentText(options.hitRatio()));
  }
}
