package dev.bakeoff.dataset.derive;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.format.ProfileQueries;
import dev.bakeoff.dataset.format.ProfileQueries.Bounds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the shapes of columns that are no keys. */
final class ColumnShapes {
  private static final int SAMPLE = 20_000;
  private static final int DOCUMENTS = 500;
  private static final long MANY = 100;
  private static final double SKEWED = 0.2;
  private static final double ORDERED = 0.999;

  private final ProfileQueries queries;

  ColumnShapes(ProfileQueries queries) {
    this.queries = queries;
  }

  /** A column whose values depend on no key. */
  DerivedSpec.ShapedColumn shape(TableFacts facts, Column column) {
    Bounds bounds = facts.bounds(column.name());
    if (bounds.filled() == 0) {
      boolean empty = facts.table().rows() == 0;
      return new DerivedSpec.ShapedColumn(
          column,
          empty && !column.nullable() ? 0 : 1,
          new Shape.Constant(placeholder(column.type())),
          empty ? "no rows" : "all null");
    }
    NumberShapes.Found found =
        switch (column.type().kind()) {
          case BOOLEAN -> truth(facts.table(), column, bounds);
          case INT, BIGINT, DECIMAL, DOUBLE -> number(facts.table(), column, bounds);
          case TIMESTAMP_TZ, TIMESTAMP, DATE -> time(facts, column, bounds);
          case TEXT -> text(facts.table(), column, bounds);
          case JSON -> JsonShapes.of(queries.texts(facts.table(), column, DOCUMENTS));
        };
    return new DerivedSpec.ShapedColumn(
        column,
        nulls(facts, bounds),
        found.shape(),
        describe(facts.table(), bounds, found.measured()));
  }

  static double nulls(TableFacts facts, Bounds bounds) {
    double share = 1 - (double) bounds.filled() / facts.rows();
    return facts.table().rows() == 0
        ? 0
        : new BigDecimal(share).round(new MathContext(6)).doubleValue();
  }

  static String describe(TableEntry table, Bounds bounds, String how) {
    List<String> words = new ArrayList<>();
    if (bounds.filled() < table.rows()) {
      words.add(
          String.format(
              Locale.ROOT,
              "%.1f %% null",
              100.0 * (table.rows() - bounds.filled()) / table.rows()));
    }
    words.add(
        bounds.distinct() == bounds.filled()
            ? "all different"
            : String.format(Locale.ROOT, "%,d different", bounds.distinct()));
    words.add(how);
    return String.join("; ", words);
  }

  /** Something of the type, for a column that has nothing. */
  private static String placeholder(ColumnType type) {
    return switch (type.kind()) {
      case INT, BIGINT, DECIMAL, DOUBLE -> "0";
      case BOOLEAN -> "false";
      case TIMESTAMP_TZ, TIMESTAMP, DATE -> "1970-01-01";
      case TEXT -> "";
      case JSON -> "null";
    };
  }

  private NumberShapes.Found truth(TableEntry table, Column column, Bounds bounds) {
    List<Long> counts = queries.frequencies(table, column, false);
    double trues = counts.size() > 1 ? counts.get(1) : bounds.min().orElse(0) * bounds.filled();
    return new NumberShapes.Found(
        new Shape.Chance(Math.round(1e4 * trues / bounds.filled()) / 1e4), "chance");
  }

  private NumberShapes.Found number(TableEntry table, Column column, Bounds bounds) {
    ColumnType type = column.type();
    if (bounds.min().isEmpty()) {
      return new NumberShapes.Found(new Shape.Constant("0"), "nothing finite");
    }
    double min = bounds.min().getAsDouble();
    double max = bounds.max().orElseThrow();
    if (bounds.distinct() <= 1 || min == max) {
      BigDecimal about = Outward.inside(new BigDecimal(min).round(new MathContext(1)), type);
      return new NumberShapes.Found(new Shape.Constant(about.toPlainString()), "rounded");
    }
    if (bounds.distinct() <= NumberShapes.FEW) {
      return new NumberShapes.Found(
          NumberShapes.grid(type, min, max, queries.frequencies(table, column, false)),
          "weights measured");
    }
    if (NumberShapes.isWholeNumber(type) && TableFacts.isDense(table, bounds)) {
      return new NumberShapes.Found(Shape.Sequence.PLAIN, "every number once");
    }
    NumberShapes.Found found =
        NumberShapes.of(type, min, max, queries.numbers(table, column, SAMPLE));
    boolean keys =
        found.shape() instanceof Shape.Uniform
            && NumberShapes.isWholeNumber(type)
            && bounds.distinct() >= MANY
            && bounds.distinct() < 0.9 * bounds.filled();
    double exponent =
        keys
            ? Skew.exponent(
                queries.equalPairs(table, column),
                (double) bounds.filled(),
                (double) bounds.distinct())
            : 0;
    if (exponent < SKEWED) {
      return found;
    }
    Outward range = Outward.of(min, max, type);
    return new NumberShapes.Found(
        new Shape.Keys(range.min().longValue(), Long.toString(bounds.distinct()), exponent),
        "power law " + exponent);
  }

  private NumberShapes.Found time(TableFacts facts, Column column, Bounds bounds) {
    if (bounds.min().isEmpty()) {
      return new NumberShapes.Found(new Shape.Constant("1970-01-01"), "nothing finite");
    }
    TableEntry table = facts.table();
    Optional<String> key =
        facts.hasCountedKey()
                && NumberShapes.isWholeNumber(facts.column(facts.key().getFirst()).type())
            ? Optional.of(facts.key().getFirst())
            : Optional.empty();
    boolean increasing = table.rows() > 10 && queries.increasing(table, column, key) >= ORDERED;
    Shape.Times times =
        TimeShapes.of(
            column.type(),
            bounds.min().getAsDouble(),
            bounds.max().orElseThrow(),
            queries.hours(table, column),
            increasing);
    return new NumberShapes.Found(times, increasing ? "in the order of the rows" : "in any order");
  }

  private NumberShapes.Found text(TableEntry table, Column column, Bounds bounds) {
    boolean repeated =
        bounds.distinct() > TextShapes.FEW && bounds.distinct() < 0.5 * bounds.filled();
    double exponent =
        repeated
            ? Skew.exponent(
                queries.equalPairs(table, column),
                (double) bounds.filled(),
                (double) bounds.distinct())
            : 0;
    TextShapes.Texts texts =
        new TextShapes.Texts(
            bounds.filled(),
            bounds.distinct(),
            exponent,
            queries.texts(table, column, SAMPLE),
            Arrays.stream(queries.numbers(table, column, SAMPLE)).average().orElse(1));
    if (TextShapes.isFew(texts)) {
      String prefix = TextShapes.prefix(column.name());
      while (queries.holdsPrefix(table, column, prefix)) {
        prefix = "x" + prefix;
      }
      return new NumberShapes.Found(
          TextShapes.categories(prefix, queries.frequencies(table, column, true)),
          "weights measured");
    }
    NumberShapes.Found found = TextShapes.of(texts);
    return exponent == 0
        ? found
        : new NumberShapes.Found(found.shape(), found.measured() + ", power law " + exponent);
  }
}
