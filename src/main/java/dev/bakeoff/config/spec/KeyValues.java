package dev.bakeoff.config.spec;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.config.spec.ValueReader.Options;
import dev.bakeoff.config.spec.ValueReader.Target;
import dev.bakeoff.dataset.generate.Drawer;
import dev.bakeoff.dataset.generate.Keys;
import java.util.Map;

/** Keys of a range, some more often than others. */
final class KeyValues {
  static final Map<String, ValueReader> READERS =
      Map.of("zipf", KeyValues::zipf, "power_law", KeyValues::zipf, "hot_keys", KeyValues::hotKeys);

  /** A fifth of the keys get about seven tenths of the draws. */
  static final double USUAL_EXPONENT = 0.8;

  private KeyValues() {}

  private static Drawer zipf(YamlValue value, Target target) {
    Options options = ValueReader.options(value, target, "keys", "start", "exponent");
    return zipf(options, options.whole("start", 1), target.figures().count(options.need("keys")));
  }

  private static Drawer hotKeys(YamlValue value, Target target) {
    Options options = ValueReader.options(value, target, "keys", "start", "hot", "share");
    return hotKeys(
        options, options.whole("start", 1), target.figures().count(options.need("keys")));
  }

  /** Keys of another table: {@code {table: customers, zipf: {exponent: 0.9}}}. */
  static Drawer references(YamlValue value, Target target) {
    Options options =
        ValueReader.options(value, target, "table", "uniform", "zipf", "power_law", "hot_keys");
    TableContext.Made made = target.table().table(options.need("table"));
    long first = made.firstKey();
    long keys = made.rows();
    var law = options.get("zipf").or(() -> options.get("power_law"));
    if (law.isPresent()) {
      return zipf(ValueReader.options(law.get(), target, "exponent"), first, keys);
    }
    var hot = options.get("hot_keys");
    return hot.isPresent()
        ? hotKeys(ValueReader.options(hot.get(), target, "hot", "share"), first, keys)
        : Keys.uniform(first, keys);
  }

  private static Drawer zipf(Options options, long first, long keys) {
    return Keys.zipf(first, keys, exponent(options));
  }

  static double exponent(Options options) {
    double exponent = options.positive("exponent", USUAL_EXPONENT);
    if (exponent > 5) {
      throw options
          .need("exponent")
          .wrong("An exponent of %s is out of range.".formatted(exponent), "Allowed are 0 to 5.");
    }
    return exponent;
  }

  private static Drawer hotKeys(Options options, long first, long keys) {
    long hot = options.get("hot").map(options.figures()::count).orElse(Math.max(1, keys / 100));
    return Keys.hotKeys(first, keys, hot, options.share("share", 0.9));
  }
}
