package dev.bakeoff.ui.sample;

import dev.bakeoff.ui.text.Texts;
import java.util.Locale;
import java.util.Optional;

/** The run configurations that the program brings along, the simplest first. */
enum SampleConfig {
  FIRST_LOOK(false),
  FEATURE_SERVING(false),
  FEATURE_SERVING_30_TABLES(false),
  FRAUD_FEATURES(false),
  ANALYTICS(false),
  TIME_SERIES(false),
  MIXED_READ_WRITE(false),
  OPEN_LOOP(false),
  TWO_CONFIGURATIONS(false),
  OWN_SQL(false),
  KEY_VALUE(true),
  OWN_SERVER(true),
  WAREHOUSES(true);

  private final boolean needsSetUp;

  SampleConfig(boolean needsSetUp) {
    this.needsSetUp = needsSetUp;
  }

  /** Its name without an ending. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String file() {
    return id() + ".yaml";
  }

  String title() {
    return Texts.of("sample." + id() + ".title");
  }

  /** One sentence. */
  String about() {
    return Texts.of("sample." + id() + ".about");
  }

  /** What has to be there before it can run; empty where the program brings all of it. */
  Optional<String> needs() {
    return needsSetUp ? Optional.of(Texts.of("sample." + id() + ".needs")) : Optional.empty();
  }
}
