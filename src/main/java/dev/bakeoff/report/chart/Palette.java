package dev.bakeoff.report.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One colour per platform, the same on screen and in every export. Eight colours that stay apart
 * for readers with any common colour blindness, after Okabe and Ito, "Color Universal Design"
 * (2008), darkened or lightened for contrast with a light or dark background. Immutable and
 * thread-safe.
 */
public final class Palette {
  private static final List<Shade> SHADES =
      List.of(
          new Shade(0x2459c4, 0x5b93ff), // blue
          new Shade(0xd07c00, 0xffb340), // orange
          new Shade(0x0f9672, 0x37d6a3), // green
          new Shade(0xa02f7a, 0xd46fb0), // purple
          new Shade(0x2f9cd4, 0x9adcff), // sky
          new Shade(0xc23c22, 0xff7457), // vermilion
          new Shade(0x4f4a00, 0xf2e98a), // olive
          new Shade(0x737b87, 0x8b94a0)); // grey // grey

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

  /** A platform's colour; grey for one that the palette was not made for. */
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
