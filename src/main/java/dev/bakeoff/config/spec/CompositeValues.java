package dev.bakeoff.config.spec;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.config.spec.ValueReader.Options;
import dev.bakeoff.config.spec.ValueReader.Target;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.generate.Composites;
import dev.bakeoff.dataset.generate.Drawer;
import dev.bakeoff.dataset.generate.Numbers;
import dev.bakeoff.dataset.generate.PlannedTable;
import dev.bakeoff.dataset.generate.Texts;
import dev.bakeoff.model.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Values made from others: choices, other columns, other tables, nested documents. */
final class CompositeValues {
  static final Map<String, ValueReader> READERS =
      Map.ofEntries(
          Map.entry("constant", CompositeValues::constant),
          Map.entry("categories", CompositeValues::categories),
          Map.entry("mixture", CompositeValues::mixture),
          Map.entry("by", CompositeValues::by),
          Map.entry("linear", CompositeValues::linear),
          Map.entry("above", CompositeValues::above),
          Map.entry("sum", (value, target) -> fold(Composites.Fold.SUM, value, target)),
          Map.entry("product", (value, target) -> fold(Composites.Fold.PRODUCT, value, target)),
          Map.entry(
              "difference", (value, target) -> fold(Composites.Fold.DIFFERENCE, value, target)),
          Map.entry("lookup", CompositeValues::lookup),
          Map.entry("struct", CompositeValues::struct),
          Map.entry("list", CompositeValues::list));

  private static final Set<String> TRUTH = Set.of("true", "false");

  private CompositeValues() {}

  static Drawer constant(YamlValue value, Target target) {
    ColumnType type = target.type();
    return switch (type.kind()) {
      case INT, BIGINT -> Numbers.constant(target.figures().whole(value));
      case DECIMAL, DOUBLE -> Numbers.constant(target.figures().real(value));
      case BOOLEAN -> Numbers.constant(value.choice(TRUTH).equals("true") ? 1L : 0L);
      case TIMESTAMP_TZ, TIMESTAMP, DATE -> Numbers.constant(TimeValues.point(value, type));
      case TEXT, JSON -> Texts.constant(value.text());
    };
  }

  /** {@code {web: 70, store: 30}} or a list of values that are equally frequent. */
  private static Drawer categories(YamlValue value, Target target) {
    List<Drawer> choices = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    if (value.isList()) {
      for (YamlValue item : value.items()) {
        choices.add(constant(item, target));
        weights.add(1.0);
      }
    } else {
      value
          .map()
          .forEach(
              (name, weight) -> {
                choices.add(constant(weight.key(name), target));
                weights.add(weight(weight, target));
              });
    }
    return choose(value, choices, weights);
  }

  /** Several ways of making values, each with its weight. */
  private static Drawer mixture(YamlValue value, Target target) {
    List<Drawer> choices = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (YamlValue item : value.items()) {
      Options options = ValueReader.options(item, target, "weight", "values");
      choices.add(Values.read(options.need("values"), target));
      weights.add(options.get("weight").map(w -> weight(w, target)).orElse(1.0));
    }
    return choose(value, choices, weights);
  }

  private static Drawer choose(YamlValue place, List<Drawer> choices, List<Double> weights) {
    if (choices.isEmpty() || weights.stream().mapToDouble(w -> w).sum() <= 0) {
      throw place.wrong("There is nothing to choose from.", "Give values with weights above 0.");
    }
    return Composites.choose(choices, weights);
  }

  private static double weight(YamlValue weight, Target target) {
    double number = target.figures().real(weight);
    if (number < 0) {
      throw weight.wrong("A weight cannot be negative.", "Give 0 or more.");
    }
    return number;
  }

  private static Drawer by(YamlValue value, Target target) {
    Options options = ValueReader.options(value, target, "column", "cases", "else");
    Map<String, Drawer> cases = new LinkedHashMap<>();
    options
        .need("cases")
        .map()
        .forEach((name, values) -> cases.put(name, Values.read(values, target)));
    Drawer otherwise =
        options.get("else").map(v -> Values.read(v, target)).orElseGet(Composites::none);
    return Composites.by(target.table().column(options.need("column")), cases, otherwise);
  }

  private static Drawer linear(YamlValue value, Target target) {
    Options options = ValueReader.options(value, target, "column", "times", "plus", "noise");
    return Composites.linear(
        target.table().column(options.need("column")),
        options.real("times", 1),
        options.real("plus", 0),
        options.real("noise", 0));
  }

  /** At least another column's value: a count of a longer time, a gross for a net. */
  private static Drawer above(YamlValue value, Target target) {
    Options options = ValueReader.options(value, target, "column", "by");
    return Composites.above(
        target.table().column(options.need("column")),
        Values.read(options.need("by"), target.of(ColumnType.DOUBLE)));
  }

  private static Drawer fold(Composites.Fold fold, YamlValue value, Target target) {
    return Composites.fold(fold, value.items().stream().map(target.table()::column).toList());
  }

  /** {@code {table: products, column: price, by: product_id}}. */
  private static Drawer lookup(YamlValue value, Target target) {
    Options options = ValueReader.options(value, target, "table", "column", "by");
    YamlValue name = options.need("table");
    TableContext.Made made = target.table().table(name);
    PlannedTable planned =
        made.planned()
            .orElseThrow(
                () ->
                    name.wrong(
                        "The columns of '%s' cannot be looked up.".formatted(name.text()),
                        "Only tables whose columns are described one by one can."));
    List<String> columns = made.schema().columns().stream().map(Column::name).toList();
    YamlValue column = options.need("column");
    if (!columns.contains(column.text())) {
      throw column.wrong(
          "'%s' has no column '%s'.".formatted(name.text(), column.text()),
          Suggestions.hint(column.text(), columns));
    }
    return Composites.lookup(
        planned,
        columns.indexOf(column.text()),
        target.table().column(options.need("by")),
        made.firstKey());
  }

  private static Drawer struct(YamlValue value, Target target) {
    Map<String, Composites.Member> members = new TreeMap<>();
    value.map().forEach((name, part) -> members.put(name, member(name, part, target)));
    return Composites.struct(List.copyOf(members.values()));
  }

  private static Drawer list(YamlValue value, Target target) {
    Options options = ValueReader.options(value, target, "of", "min", "max");
    long[] counts = options.counts("min", "max", 1, 1);
    return Composites.list(member("", options.need("of"), target), counts[0], counts[1]);
  }

  /** A part of a document: a type, nulls, and one way of making values. */
  private static Composites.Member member(String name, YamlValue part, Target target) {
    Map<String, YamlValue> entries = ColumnYaml.entries(part);
    ColumnType type =
        YamlValue.get(entries, "type")
            .map(t -> t.inPlace(() -> ColumnType.parse(t.text())))
            .orElseGet(() -> ColumnYaml.usualType(entries));
    double nulls = YamlValue.get(entries, "nulls").map(target.figures()::real).orElse(0.0);
    return new Composites.Member(
        name,
        ColumnYaml.form(type),
        type.kind() == ColumnType.Kind.DOUBLE ? ColumnYaml.DIGITS_OF_REALS : type.scale(),
        type.kind() == ColumnType.Kind.BOOLEAN,
        nulls,
        ColumnYaml.values(part, entries, target.of(type)));
  }
}
