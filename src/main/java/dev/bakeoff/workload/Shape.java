package dev.bakeoff.workload;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What each request of a pattern does, beyond the pattern itself. What a pattern has no use for is
 * at its default.
 *
 * @param tables fanout: over how many tables; 0 for a row and its latest rows in a second table
 * @param mode fanout: how the tables are asked
 * @param window time series: how much time a request covers; empty for the table's whole time
 * @param mix mixed: the kinds of requests with their weights
 * @param statements sql: the user's statements with their weights
 * @param parameters sql: where a parameter's values come from, as {@code table.column}, by name
 */
public record Shape(
    int tables,
    FanoutMode mode,
    Optional<Duration> window,
    List<MixPart> mix,
    List<SqlStatement> statements,
    Map<String, String> parameters) {
  /** What patterns do unless asked otherwise. */
  public static final Shape DEFAULT =
      new Shape(0, FanoutMode.ONE_REQUEST, Optional.empty(), List.of(), List.of(), Map.of());

  /** The share of reads in a mix that says nothing of its parts. */
  public static final double USUAL_READS = 0.8;

  private static final int THOUSAND = 1_000;

  public Shape {
    mix = List.copyOf(mix);
    statements = List.copyOf(statements);
    parameters = Map.copyOf(parameters);
  }

  /**
   * A mix of lookups and updates.
   *
   * @param share of lookups, above 0 and below 1, in steps of a thousandth
   */
  public static List<MixPart> reads(double share) {
    int lookups = Math.clamp(Math.round(share * THOUSAND), 1, THOUSAND - 1);
    int divisor = BigInteger.valueOf(lookups).gcd(BigInteger.valueOf(THOUSAND)).intValue();
    return List.of(
        new MixPart(Step.LOOKUP.id(), lookups / divisor, Step.LOOKUP, List.of()),
        new MixPart(Step.UPDATE.id(), (THOUSAND - lookups) / divisor, Step.UPDATE, List.of()));
  }

  /** How a fanout asks its tables. */
  public enum FanoutMode {
    /** All tables by one request: a join, or a batch. */
    ONE_REQUEST,
    /** One request per table, all at the same time; the slowest counts. */
    PARALLEL,
    /** One request per table, one after the other. */
    SEQUENTIAL;

    /** As in YAML and JSON. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a part of a mix does. */
  public enum Step {
    LOOKUP,
    FANOUT,
    TIME_SERIES,
    UPDATE,
    /** Several lookups and updates that hold together or not at all. */
    TRANSACTION;

    /** As in YAML and JSON. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A kind of request in a mix.
   *
   * @param name for people, unique in its workload
   * @param weight how often, against the other parts
   * @param does what it does
   * @param steps transaction: lookups and updates, in order
   */
  public record MixPart(String name, int weight, Step does, List<Step> steps) {
    public MixPart {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A statement of the user's.
   *
   * @param name for people, unique in its workload
   * @param weight how often, against the other statements
   * @param sql its text, with parameters as {@code :name}
   */
  public record SqlStatement(String name, int weight, String sql) {}
}
