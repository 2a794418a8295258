package dev.bakeoff.config;

import dev.bakeoff.workload.KeyOptions;
import dev.bakeoff.workload.Workload.KeyDistribution;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** How a workload draws keys: a word, or a mapping with the distribution and what belongs to it. */
final class KeysYaml {
  private static final Set<String> KEYS =
      Set.of("distribution", "exponent", "hot_keys", "hot_requests", "hit_ratio");

  private KeysYaml() {}

  static KeyDistribution distribution(YamlValue value) {
    if (value.isScalar()) {
      return WorkloadYaml.word(value, KeyDistribution.values(), KeyDistribution::id);
    }
    return YamlValue.get(value.map(KEYS), "distribution")
        .map(word -> WorkloadYaml.word(word, KeyDistribution.values(), KeyDistribution::id))
        .orElse(KeyDistribution.UNIFORM);
  }

  static KeyOptions options(YamlValue value) {
    KeyOptions usual = KeyOptions.DEFAULT;
    if (value.isScalar()) {
      return usual;
    }
    Map<String, YamlValue> entries = value.map(KEYS);
    KeyDistribution distribution = distribution(value);
    belongs(entries, "exponent", distribution, KeyDistribution.ZIPF);
    belongs(entries, "hot_keys", distribution, KeyDistribution.HOT);
    belongs(entries, "hot_requests", distribution, KeyDistribution.HOT);
    return new KeyOptions(
        YamlValue.get(entries, "exponent").map(YamlValue::number).orElse(usual.exponent()),
        YamlValue.get(entries, "hot_keys").map(YamlValue::share).orElse(usual.hotKeys()),
        YamlValue.get(entries, "hot_requests").map(YamlValue::share).orElse(usual.hotRequests()),
        YamlValue.get(entries, "hit_ratio").map(YamlValue::share).orElse(usual.hitRatio()));
  }

  private static void belongs(
      Map<String, YamlValue> entries, String key, KeyDistribution stated, KeyDistribution needed) {
    YamlValue.get(entries, key)
        .filter(_ -> stated != needed)
        .ifPresent(
            value -> {
              throw value.wrong(
                  "'" + key + "' has no meaning for keys that are '" + stated.id() + "'.",
                  "It belongs to distribution: " + needed.id() + ".");
            });
  }

  /** A word where that says everything. */
  static Object write(KeyDistribution distribution, KeyOptions options) {
    KeyOptions usual = KeyOptions.DEFAULT;
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("distribution", distribution.id());
    if (distribution == KeyDistribution.ZIPF && options.exponent() != usual.exponent()) {
      map.put("exponent", options.exponent());
    }
    if (distribution == KeyDistribution.HOT
        && (options.hotKeys() != usual.hotKeys() || options.hotRequests() != usual.hotRequests())) {
      map.put("hot_keys", options.hotKeys());
      map.put("hot_requests", options.hotRequests());
    }
    if (options.hitRatio() != usual.hitRatio()) {
      map.put("hit_ratio", options.hitRatio());
    }
    return map.size() == 1 ? distribution.id() : map;
  }
}
