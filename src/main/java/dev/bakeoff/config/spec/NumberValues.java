package dev.bakeoff.config.spec;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.config.spec.ValueReader.Options;
import dev.bakeoff.config.spec.ValueReader.Target;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.generate.Drawer;
import dev.bakeoff.dataset.generate.Numbers;
import java.util.Map;

/** Numbers: sequences and distributions. */
final class NumberValues {
  static final Map<String, ValueReader> READERS =
      Map.of(
          "sequence", NumberValues::sequence,
          "uniform", NumberValues::uniform,
          "normal", NumberValues::normal,
          "lognormal", NumberValues::logNormal,
          "exponential", NumberValues::exponential,
          "chance", NumberValues::chance,
          "seasonal", NumberValues::seasonal);

  private NumberValues() {}

  private static Drawer sequence(YamlValue value, Target target) {
    Options options = ValueReader.options(value, target, "start", "step", "every", "cycle");
    boolean time = TimeValues.isTime(target.type());
    long start =
        options
            .get("start")
            .map(v -> time ? TimeValues.point(v, target.type()) : target.figures().whole(v))
            .orElse(time ? 0L : 1L);
    long step =
        options
            .get("step")
            .map(v -> time ? TimeValues.length(v, target.type()) : target.figures().whole(v))
            .orElse(1L);
    return Numbers.sequence(
        start, step, Math.max(1, options.whole("every", 1)), options.whole("cycle", 0));
  }

  private static Drawer uniform(YamlValue value, Target target) {
    if (TimeValues.isTime(target.type())) {
      return TimeValues.random(value, target);
    }
    Options options = ValueReader.options(value, target, "min", "max");
    double min = options.real("min", 0);
    double max = options.real("max");
    if (max < min) {
      throw value.wrong("'max' is less than 'min'.", "Exchange them.");
    }
    return isWhole(target.type())
        ? Numbers.uniform((long) min, (long) max)
        : Numbers.uniform(min, max);
  }

  private static Drawer normal(YamlValue value, Target target) {
    Options options = ValueReader.options(value, target, "mean", "stddev", "min", "max");
    return Numbers.normal(
        options.real("mean"), options.positive("stddev", Double.NaN), range(options, target));
  }

  private static Drawer logNormal(YamlValue value, Target target) {
    Options options = ValueReader.options(value, target, "median", "sigma", "min", "max");
    return Numbers.logNormal(
        options.positive("median", Double.NaN),
        options.positive("sigma", 1),
        range(options, target));
  }

  private static Drawer exponential(YamlValue value, Target target) {
    Options options = ValueReader.options(value, target, "mean", "min", "max");
    Numbers.Range range = range(options, target);
    return Numbers.exponential(
        options.positive("mean", Double.NaN),
        new Numbers.Range(options.real("min", 0), range.max()));
  }

  private static Drawer chance(YamlValue value, Target target) {
    double share = target.figures().real(value);
    if (share < 0 || share > 1) {
      throw value.wrong("A chance of %s is not possible.".formatted(share), "Allowed are 0 to 1.");
    }
    return Numbers.chance(share);
  }

  private static Drawer seasonal(YamlValue value, Target target) {
    Options options =
        ValueReader.options(
            value, target, "time", "mean", "amplitude", "period", "noise", "min", "max");
    long period =
        options.get("period").map(v -> v.duration().toNanos() / 1000).orElse(86_400_000_000L);
    return Numbers.seasonal(
        target.table().column(options.need("time")),
        options.real("mean"),
        options.real("amplitude", 0.5),
        Math.max(1, period),
        options.real("noise", 0.1),
        range(options, target));
  }

  /** What fits into the column's type, unless the spec says less. */
  private static Numbers.Range range(Options options, Target target) {
    ColumnType type = target.type();
    double most =
        switch (type.kind()) {
          case INT -> Integer.MAX_VALUE;
          case DECIMAL -> Math.pow(10, type.precision() - type.scale()) - 1;
          case BIGINT, DOUBLE, BOOLEAN, TIMESTAMP_TZ, TIMESTAMP, DATE, TEXT, JSON -> 0x1p53;
        };
    double min = options.real("min", -most);
    double max = options.real("max", most);
    if (max < min) {
      throw options.place().wrong("'max' is less than 'min'.", "Exchange them.");
    }
    return new Numbers.Range(min, max);
  }

  static boolean isWhole(ColumnType type) {
    return switch (type.kind()) {
      case INT, BIGINT, BOOLEAN, TIMESTAMP_TZ, TIMESTAMP, DATE -> true;
      case DECIMAL, DOUBLE, TEXT, JSON -> false;
    };
  }
}
