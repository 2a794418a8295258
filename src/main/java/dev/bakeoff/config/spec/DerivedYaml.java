package dev.bakeoff.config.spec;

import dev.bakeoff.dataset.derive.DerivedSpec;
import dev.bakeoff.dataset.derive.Shape;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what was found out about a dataset as a spec, with what was measured in comments. */
public final class DerivedYaml {
  private DerivedYaml() {}

  /** YAML that {@link SpecReader} reads. */
  public static String write(DerivedSpec spec) {
    StringBuilder text = new StringBuilder();
    comment(
        "Derived from " + spec.source() + " by measuring it; it holds none of its values.",
        0,
        text);
    comment("Names of tables, columns and JSON members are those of the data.", 0, text);
    append(0, "spec", spec.name(), text);
    append(0, "summary", "Looks like " + spec.source() + ".", text);
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("rows", parameter(Long.toString(spec.rows()), "rows of the largest table"));
    for (DerivedSpec.Table table : spec.tables()) {
      parameters.put(table.parameter(), parameter(table.rows(), "rows of " + table.name()));
    }
    append(0, "parameters", parameters, text);
    Map<String, Object> scales = new LinkedHashMap<>();
    scales.put("original", entry("rows", spec.rows()));
    scales.put("tenth", entry("rows", Math.max(1, spec.rows() / 10)));
    scales.put("ten_times", entry("rows", spec.rows() * 10));
    append(0, "scales", scales, text);
    text.append("tables:\n");
    spec.tables().forEach(table -> append(table, text));
    return text.toString();
  }

  private static void append(DerivedSpec.Table table, StringBuilder text) {
    table.notes().forEach(note -> comment(note, 2, text));
    // The name alone; its value follows below, with comments in it.
    String name = PlainYaml.write(table.name(), "x");
    indent(name.substring(0, name.lastIndexOf('x')).stripTrailing(), 2, text);
    append(4, "rows", table.parameter(), text);
    if (!table.key().isEmpty()) {
      append(4, "key", table.key(), text);
    }
    if (!table.indexes().isEmpty()) {
      append(4, "indexes", table.indexes(), text);
    }
    table.time().ifPresent(time -> append(4, "time", time, text));
    text.append("    columns:\n");
    for (DerivedSpec.ShapedColumn column : table.columns()) {
      comment(column.measured(), 6, text);
      append(6, column.column().name(), definition(column), text);
    }
    if (!table.foreignKeys().isEmpty()) {
      append(4, "foreign_keys", table.foreignKeys(), text);
    }
  }

  private static Map<String, Object> parameter(String value, String about) {
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("value", value);
    parameter.put("about", about);
    return parameter;
  }

  private static Map<String, Object> definition(DerivedSpec.ShapedColumn column) {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("type", column.column().type().name());
    if (column.nulls() > 0) {
      entries.put("nulls", number(column.nulls()));
    } else if (column.column().nullable()) {
      entries.put("nullable", true);
    }
    put(entries, column.shape());
    return entries;
  }

  private static void put(Map<String, Object> entries, Shape shape) {
    switch (shape) {
      case Shape.Constant constant -> entries.put("constant", constant.value());
      case Shape.Sequence sequence -> entries.put("sequence", sequence(sequence));
      case Shape.Reference reference -> {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("table", reference.table());
        if (reference.exponent() > 0) {
          values.put("zipf", entry("exponent", number(reference.exponent())));
        }
        entries.put("references", values);
      }
      case Shape.Keys keys -> keys(entries, keys);
      case Shape.Uniform uniform -> entries.put("uniform", range(uniform.min(), uniform.max()));
      case Shape.Normal normal -> {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("mean", number(normal.mean()));
        values.put("stddev", number(normal.deviation()));
        values.putAll(range(normal.min(), normal.max()));
        entries.put("normal", values);
      }
      case Shape.LogNormal law -> {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("median", number(law.median()));
        values.put("sigma", number(law.sigma()));
        values.putAll(range(law.min(), law.max()));
        entries.put("lognormal", values);
      }
      case Shape.Exponential law -> {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("mean", number(law.mean()));
        values.putAll(range(law.min(), law.max()));
        entries.put("exponential", values);
      }
      case Shape.Mixture mixture ->
          entries.put("mixture", mixture.choices().stream().map(DerivedYaml::choice).toList());
      case Shape.Chance chance -> entries.put("chance", number(chance.share()));
      case Shape.Categories categories -> {
        Map<String, Object> weights = new LinkedHashMap<>();
        categories.weights().forEach((name, weight) -> weights.put(name, number(weight)));
        entries.put("categories", weights);
      }
      case Shape.Times times ->
          entries.put(times.increasing() ? "time_series" : "uniform", times(times));
      case Shape.Email _ -> entries.put("email", Map.of());
      case Shape.Uuid _ -> entries.put("uuid", Map.of());
      case Shape.Hex hex -> entries.put("hex", entry("digits", hex.digits()));
      case Shape.Form form -> entries.put("form", form(form));
      case Shape.Words words -> {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("of", "english");
        values.put("min", words.min());
        values.put("max", words.max());
        entries.put("words", values);
      }
      case Shape.Struct struct -> {
        Map<String, Object> members = new LinkedHashMap<>();
        struct.members().forEach((name, part) -> members.put(name, part(part)));
        entries.put("struct", members);
      }
      case Shape.Items items -> {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("of", part(items.item()));
        values.put("min", items.min());
        values.put("max", items.max());
        entries.put("list", values);
      }
    }
  }

  private static Map<String, Object> sequence(Shape.Sequence sequence) {
    Map<String, Object> values = new LinkedHashMap<>();
    sequence.start().ifPresent(start -> values.put("start", start));
    sequence.step().ifPresent(step -> values.put("step", step));
    sequence.every().ifPresent(every -> values.put("every", every));
    sequence.cycle().ifPresent(cycle -> values.put("cycle", cycle));
    return values;
  }

  private static void keys(Map<String, Object> entries, Shape.Keys keys) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (keys.exponent() > 0) {
      values.put("keys", keys.count());
      values.put("start", keys.start());
      values.put("exponent", number(keys.exponent()));
      entries.put("zipf", values);
    } else {
      values.put("min", keys.start());
      values.put("max", keys.count());
      entries.put("uniform", values);
    }
  }

  private static Map<String, Object> times(Shape.Times times) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("from", times.from());
    values.put("to", times.to());
    if (times.daily() > 0) {
      values.put("daily", number(times.daily()));
    }
    if (times.weekly() > 0) {
      values.put("weekly", number(times.weekly()));
    }
    return values;
  }

  private static Object form(Shape.Form form) {
    if (form.keys() == 0) {
      return form.form();
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("of", form.form());
    values.put("keys", form.keys());
    if (form.exponent() > 0) {
      values.put("exponent", number(form.exponent()));
    }
    return values;
  }

  private static Map<String, Object> choice(Shape.Choice choice) {
    Map<String, Object> values = new LinkedHashMap<>();
    put(values, choice.shape());
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("weight", number(choice.weight()));
    entries.put("values", values);
    return entries;
  }

  private static Map<String, Object> part(Shape.Part part) {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("type", part.type());
    if (part.nulls() > 0) {
      entries.put("nulls", number(part.nulls()));
    }
    put(entries, part.shape());
    return entries;
  }

  private static Map<String, Object> range(BigDecimal min, BigDecimal max) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("min", min.toPlainString());
    values.put("max", max.toPlainString());
    return values;
  }

  private static String number(double value) {
    return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }

  private static Map<String, Object> entry(String key, Object value) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put(key, plain(value));
    return entry;
  }

  private static void append(int depth, String key, Object value, StringBuilder text) {
    indent(PlainYaml.write(key, plain(value)), depth, text);
  }

  private static void indent(String yaml, int depth, StringBuilder text) {
    yaml.lines().forEach(line -> text.append(" ".repeat(depth)).append(line).append('\n'));
  }

  /** In one line, and with nothing in it that a terminal would take for an order. */
  private static void comment(String words, int depth, StringBuilder text) {
    text.append(" ".repeat(depth))
        .append("# ")
        .append(words.replaceAll("[\\p{Cntrl}\\x{85}\\x{2028}\\x{2029}]", " "))
        .append('\n');
  }

  /** Every scalar as text, which is what YAML without types knows. */
  private static Object plain(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, part) -> copy.put(String.valueOf(key), plain(part)));
        yield copy;
      }
      case List<?> list -> list.stream().map(DerivedYaml::plain).toList();
      default -> value.toString();
    };
  }
}
