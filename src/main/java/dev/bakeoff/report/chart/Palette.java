package dev.bakeoff.report.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One colour per platform, the same on screen and in every export. Eight colours that stay apart
 * for readers with any common colour blindness: hues after Okabe and Ito, "Color Universal Design"
 * (2008), moved by a search for the greatest least distance in OKLab (B. Ottosson, 2020) as seen
 * with each kind of cone missing, at a contrast of 3 or more with a light or dark background.
 * Immutable and thread-safe.
 */
public final class Palette {
  private static final List<Shade> SHADES =
      List.of(
          new Shade(0x324bbd, 0x5785f3), // blue
          new Shade(0xcb840d, 0xffa33d), // orange
          new Shade(0x05887b, 0x33c3a8), // green
          new Shade(0x842075, 0xba5baa), // purple
          new Shade(0x289ae8, 0xa7cbff), // sky
          new Shade(0xbb3f11, 0xf06348), // vermilion
          new Shade(0x503206, 0xffe271), // brown; yellow on dark
          new Shade(0x1a223f, 0xd3f7ef)); // midnight; mint on dark

  // Fixed places, so that a platform keeps its colour from run to run and from slide to slide.
  private static final List<String> USUAL =
      List.of(
          "postgresql",
          "duckdb",
          "sqlite",
          "snowflake",
          "dynamodb",
          "bigquery",
          "starrocks",
          "polars");

  private final Map<String, Shade> byId;

  private Palette(Map<String, Shade> byId) {
    this.byId = byId;
  }

  /**
   * Colours for platforms that appear together. Usual platforms have their own; others get what is
   * left, in order; beyond eight, colours come again.
   */
  public static Palette of(List<String> ids) {
    List<Shade> free = new ArrayList<>(SHADES);
    Map<String, Shade> byId = new LinkedHashMap<>();
    for (String id : ids) {
      int usual = USUAL.indexOf(base(id));
      if (usual >= 0 && free.remove(SHADES.get(usual))) {
        byId.put(id, SHADES.get(usual));
      }
    }
    for (String id : ids) {
      if (!byId.containsKey(id)) {
        if (free.isEmpty()) {
          free.addAll(SHADES);
        }
        byId.put(id, free.removeFirst());
      }
    }
    return new Palette(byId);
  }

  /** A platform's colour; the last one for one that the palette was not made for. */
  public Rgb color(String id, boolean dark) {
    Shade shade = Objects.requireNonNullElse(byId.get(id), SHADES.getLast());
    return new Rgb(dark ? shade.dark() : shade.light());
  }

  /** The colour of the parts and lines that are no platforms, by their order. */
  public static Rgb ordinal(int place, boolean dark) {
    Shade shade = SHADES.get(place % SHADES.size());
    return new Rgb(dark ? shade.dark() : shade.light());
  }

  /** The name before the run's id: see {@code compare.ComparedPlatform#id}. */
  private static String base(String id) {
    int at = id.indexOf('@');
    return at < 0 ? id : id.substring(0, at);
  }

  private record Shade(int light, int dark) {}
}
