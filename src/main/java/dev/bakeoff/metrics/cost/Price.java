package dev.bakeoff.metrics.cost;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One price in US dollars, with where it is from.
 *
 * @param scope what it holds for: a profile's name, {@code type/flavor}, an adapter's type, or
 *     {@link #MACHINE}
 * @param item what is paid for: the counter of a platform that meters it ({@code read_units}),
 *     {@link #HOURLY}, or anything that a profile says it runs on ({@code ACU})
 * @param usd how much
 * @param per for how many of the item
 * @param date as of when, ISO 8601
 * @param region where it holds, or "any"
 * @param source an address, or "your own figure"
 */
public record Price(
    String scope, String item, double usd, Per per, String date, String region, String source) {
  /** The scope of the driver's own machine, for platforms that work on it. */
  public static final String MACHINE = "machine";

  /** The item of a platform that is paid for by the hour, whatever it does. */
  public static final String HOURLY = "hourly";

  /** For how much of the item a price is. */
  public enum Per {
    /** An hour of it. */
    HOUR(1),
    /** A million of what the counter counts. */
    MILLION(1e6),
    /** 2^40 bytes that the counter counts. */
    TIB(0x1p40),
    /** An hour of a slot, whose counter counts milliseconds. */
    SLOT_HOUR(3_600_000),
    /** One credit. */
    CREDIT(1),
    /** 10^9 bytes kept for a month; kept for the reader, in no figure of a leg. */
    GB_MONTH(Double.POSITIVE_INFINITY);

    private final double units;

    Per(double units) {
      this.units = units;
    }

    /** As in YAML and JSON. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** How many of the counter's units one price is for. */
    double units() {
      return units;
    }

    boolean byTime() {
      return this == HOUR;
    }

    /** All ids, in order. */
    public static List<String> ids() {
      return Arrays.stream(values()).map(Per::id).toList();
    }

    public static Optional<Per> of(String id) {
      return Arrays.stream(values()).filter(p -> p.id().equals(id)).findFirst();
    }
  }

  /** "0.125 USD per million read_units (us-east-1, 2024-11-01)". */
  public String text() {
    return "%s USD per %s of %s (%s, %s)"
        .formatted(plain(usd), per.id().replace('_', ' '), item, region, date);
  }

  static String plain(double usd) {
    return BigDecimal.valueOf(usd).stripTrailingZeros().toPlainString();
  }
}
