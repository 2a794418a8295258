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

  /**
   * How much two colours stand apart in lightness, 1 to 21. Source: W3C, "Web Content Accessibility
   * Guidelines 2.1", contrast ratio; 4.5 is enough for text, 3 for what else is to be seen.
   */
  public double contrast(Rgb other) {
    double one = luminance();
    double two = other.luminance();
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  }

  private double luminance() {
    return 0.2126 * linear(red()) + 0.7152 * linear(green()) + 0.0722 * linear(blue());
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static int mix(int a, int b, double share) {
    return (int) Math.round(a * share + b * (1 - share));
  }
}
