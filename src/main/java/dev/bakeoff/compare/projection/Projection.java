package dev.bakeoff.compare.projection;

import dev.bakeoff.compare.Figures;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One metric of one platform and setting over dataset sizes.
 *
 * @param platform its name for people
 * @param setting "Aggregation, 1 client"; empty for loading
 * @param metric what is projected
 * @param points by size
 * @param fit the line that fits better; empty where the sizes are too few
 * @param target what was asked for
 * @param words how far it can be trusted, each a sentence
 */
public record Projection(
    String platform,
    String setting,
    Projected metric,
    List<Point> points,
    Optional<LineFit> fit,
    Optional<Target> target,
    List<String> words) {
  public Projection {
    points = List.copyOf(points);
    words = List.copyOf(words);
  }

  /**
   * A size that was measured.
   *
   * @param dataset its name and version
   * @param rows in all tables
   * @param actual the geometric mean over trials
   * @param trials how many
   * @param expected what the user expected
   */
  public record Point(
      String dataset, long rows, double actual, int trials, OptionalDouble expected) {
    /** How far the actual value lies from another, in percent of that one. */
    public double variancePercent(double other) {
      return 100 * (actual / other - 1);
    }
  }

  /**
   * A size that was not measured.
   *
   * @param rows the size
   * @param predicted by the line
   * @param beyond the size as a multiple of the largest one measured
   */
  public record Target(double rows, LineFit.Predicted predicted, double beyond) {
    /** Beyond this multiple of the largest size, the line is a guess. */
    public static final double FARTHEST = 4;

    public boolean guess() {
      return beyond > FARTHEST;
    }
  }

  /** "SQLite, Aggregation, 1 client: p50". */
  public String title() {
    return platform + (setting.isEmpty() ? "" : ", " + setting) + ": " + metric.label();
  }

  /** The line in words: "power law, grows with rows^0.98". */
  public String line() {
    return fit.map(
            f ->
                switch (f.shape()) {
                  case POWER ->
                      "power law: %s with rows to the power of %s"
                          .formatted(
                              f.slope() < 0 ? "falls" : "grows", Figures.of(Math.abs(f.slope())));
                  case LINEAR ->
                      "straight line: %s by %s %s per million rows"
                          .formatted(
                              f.slope() < 0 ? "falls" : "grows",
                              Figures.of(Math.abs(f.slope() * 1e6)),
                              metric.unit());
                })
        .orElse("no line");
  }
}
