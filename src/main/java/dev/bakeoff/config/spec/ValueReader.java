package dev.bakeoff.config.spec;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.generate.Drawer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one way of making values. */
@FunctionalInterface
interface ValueReader {
  Drawer read(YamlValue value, Target target);

  /** The column, or part of one, that values are for. */
  record Target(ColumnType type, TableContext table) {
    Figures figures() {
      return table.figures();
    }

    Target of(ColumnType other) {
      return new Target(other, table);
    }
  }

  /** The keys of a mapping that may have these and no others; nothing at all is an empty one. */
  static Options options(YamlValue value, Target target, String... allowed) {
    Map<String, YamlValue> entries =
        value.isMap() ? value.map(Set.of(allowed)) : new LinkedHashMap<>();
    if (!value.isMap() && (value.isScalar() || value.isList())) {
      throw value.wrong(
          "This needs keys and values.", "Allowed: " + String.join(", ", allowed) + ".");
    }
    return new Options(value, entries, target.figures());
  }

  /** What stands in a mapping, with what is usual where nothing does. */
  record Options(YamlValue place, Map<String, YamlValue> entries, Figures figures) {
    Optional<YamlValue> get(String key) {
      return YamlValue.get(entries, key);
    }

    YamlValue need(String key) {
      return get(key)
          .orElseThrow(() -> place.wrong("'" + key + "' is missing.", "Add it below this line."));
    }

    double real(String key, double usual) {
      return get(key).map(figures::real).orElse(usual);
    }

    double real(String key) {
      return figures.real(need(key));
    }

    long whole(String key, long usual) {
      return get(key).map(figures::whole).orElse(usual);
    }

    /** A share of all, 0 to 1. */
    double share(String key, double usual) {
      double share = real(key, usual);
      if (share < 0 || share > 1) {
        throw need(key).wrong("'%s' is %s.".formatted(key, share), "Allowed are 0 to 1.");
      }
      return share;
    }

    double positive(String key, double usual) {
      double value = Double.isNaN(usual) ? real(key) : real(key, usual);
      if (!(value > 0)) {
        throw need(key).wrong("'%s' is %s.".formatted(key, value), "It must be greater than 0.");
      }
      return value;
    }

    /** A range of counts. */
    long[] counts(String min, String max, long least, long most) {
      long from = whole(min, least);
      long to = whole(max, Math.max(from, most));
      if (from < 0 || to < from) {
        throw place.wrong(
            "There cannot be %d to %d of them.".formatted(from, to),
            "Let '%s' be 0 or more and '%s' at least that.".formatted(min, max));
      }
      return new long[] {from, to};
    }
  }
}
