package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.TableProfile.Distribution;
import dev.bakeoff.dataset.TableProfile.Histogram;
import dev.bakeoff.dataset.format.TableProfiler.Basics;
import dev.bakeoff.dataset.format.TableProfiler.Range;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Counts of numbers and times in ranges of equal width, of all such columns by one query. */
final class Histograms {
  /** So much wider than the bulk, values at the ends would press all others into one bin. */
  private static final double FAR_OUT = 1.5;

  private final Statement statement;
  private final int most;

  /**
   * @param most bins that a histogram has
   */
  Histograms(Statement statement, int most) {
    this.statement = statement;
    this.most = most;
  }

  /** A column as a finite number, in SQL; empty for text, truth values and JSON. */
  static Optional<String> number(Column column) {
    String name = DuckDb.identifier(column.name());
    return switch (column.type().kind()) {
      case INT, BIGINT, DECIMAL -> Optional.of(name + "::DOUBLE");
      case DOUBLE -> Optional.of("CASE WHEN isfinite(%1$s) THEN %1$s END".formatted(name));
      case TIMESTAMP_TZ, TIMESTAMP -> Optional.of("epoch_us(" + name + ")::DOUBLE");
      case DATE -> Optional.of("epoch_us(" + name + "::TIMESTAMP)::DOUBLE");
      case BOOLEAN, TEXT, JSON -> Optional.empty();
    };
  }

  /** The columns' histograms, by the columns' places; of those only that have numbers. */
  Map<Integer, Distribution> of(List<Column> columns, Basics[] basics, String from)
      throws SQLException {
    Map<Integer, Plan> plans = new HashMap<>();
    List<Integer> order = new ArrayList<>();
    List<String> measures = new ArrayList<>();
    for (int i = 0; i < basics.length; i++) {
      Optional<String> number = number(columns.get(i));
      if (number.isPresent() && Double.isFinite(basics[i].bounds().low())) {
        Plan plan = Plan.of(basics[i], isWhole(columns.get(i)), most);
        plans.put(i, plan);
        order.add(i);
        measures.add(plan.sql(number.get()));
      }
    }
    if (measures.isEmpty()) {
      return Map.of();
    }
    Map<Integer, Distribution> found = new HashMap<>();
    try (ResultSet results =
        statement.executeQuery("SELECT " + String.join(", ", measures) + " FROM " + from)) {
      results.next();
      for (int i = 0; i < order.size(); i++) {
        int column = order.get(i);
        found.put(column, plans.get(column).read(Optional.ofNullable(results.getString(i + 1))));
      }
    }
    return found;
  }

  private static boolean isWhole(Column column) {
    return switch (column.type().kind()) {
      case INT, BIGINT -> true;
      case DECIMAL, DOUBLE, TIMESTAMP_TZ, TIMESTAMP, DATE, BOOLEAN, TEXT, JSON -> false;
    };
  }

  /**
   * Where the bins of a column lie.
   *
   * @param end what is greater lies beyond the bins
   * @param greatest that can be in a bin, for people
   */
  private record Plan(double low, double width, int bins, double end, double greatest) {
    static Plan of(Basics basics, boolean whole, int most) {
      Range all = basics.bounds();
      Range bulk = basics.bulk();
      boolean tails = bulk.span() > 0 && all.span() > FAR_OUT * bulk.span();
      Range drawn = tails ? bulk : all;
      if (whole) {
        // No bin holds more whole numbers than another.
        double width = Math.max(1, Math.ceil((drawn.span() + 1) / most));
        double low = Math.floor(drawn.low());
        int bins = (int) Math.clamp(Math.ceil((drawn.span() + 1) / width), 1, most);
        double beyond = low + width * bins;
        return new Plan(
            low, width, bins, beyond - 0.5, tails ? beyond - 1 : Math.floor(drawn.high()));
      }
      return drawn.span() > 0
          ? new Plan(drawn.low(), drawn.span() / most, most, drawn.high(), drawn.high())
          : new Plan(drawn.low(), 1, 1, drawn.low(), drawn.low());
    }

    /** Values before the first bin count as bin -1, those beyond the last as the bin after it. */
    String sql(String number) {
      return String.format(
          Locale.ROOT,
          "histogram(CASE WHEN %1$s < %2$s THEN -1 WHEN %1$s > %3$s THEN %5$d"
              + " ELSE least(floor((%1$s - %2$s) / %4$s), %5$d - 1)::INT END)"
              + " FILTER (WHERE (%1$s) IS NOT NULL)::VARCHAR",
          "(" + number + ")",
          literal(low),
          literal(end),
          literal(width),
          bins);
    }

    private static String literal(double value) {
      return "'" + value + "'::DOUBLE";
    }

    /** Reads {@code {-1=3, 0=12}}. */
    Histogram read(Optional<String> map) {
      List<Long> counts = new ArrayList<>(Collections.nCopies(bins, 0L));
      long below = 0;
      long above = 0;
      String inner = map.map(m -> m.substring(1, m.length() - 1)).orElse("");
      for (String entry : inner.isEmpty() ? new String[0] : inner.split(", ")) {
        String[] parts = entry.split("=");
        int bin = Integer.parseInt(parts[0].strip());
        long count = Long.parseLong(parts[1].strip());
        if (bin < 0) {
          below = count;
        } else if (bin >= bins) {
          above = count;
        } else {
          counts.set(bin, count);
        }
      }
      return new Histogram(low, width, counts, greatest, below, above);
    }
  }
}
