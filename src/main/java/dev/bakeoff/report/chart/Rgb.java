package dev.bakeoff.report.chart;

/**
 * An opaque colour.
 *
 * @param value 0xRRGGBB
 */
public record Rgb(int value) {
  public int red() {
    return value >> 16 & 0xff;
  }

  public int green() {
    return value >> 8 & 0xff;
  }

  public int blue() {
    return value & 0xff;
  }

  /** Reads what {@link #hex} writes. */
  public static Rgb parse(String hex) {
    return new Rgb(Integer.parseInt(hex, 1, 7, 16));
  }

  /** {@code #rrggbb}. */
  public String hex() {
    return "#%06x".formatted(value);
  }

  /** This colour mixed into another: 1 is all of this, 0 all of the other. */
  public Rgb over(Rgb other, double share) {
    return new Rgb(
        mix(red(), other.red(), share) << 16
            | mix(green(), other.green(), share) << 8
            | mix(blue(), other.blue(), share));
  }

  private static int mix(int a, int b, double share) {
    return (int) Math.round(a * share + b * (1 - share));
  }
}
