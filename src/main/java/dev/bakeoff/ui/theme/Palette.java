package dev.bakeoff.ui.theme;

import java.util.List;

/**
 * Colours of series, in the order they are handed out. Neighbours differ in lightness as well as in
 * hue, so that they stay apart for colour-blind eyes and in print; the same list serves light and
 * dark backgrounds at a contrast of at least 3 : 1 against both.
 */
public final class Palette {
  /** As {@code #rrggbb}. */
  public static final List<String> SERIES =
      List.of(
          "#2a78d6", "#1a9f6e", "#c98500", "#e34948", "#7b61d1", "#1490a5", "#c8509b", "#7a8594");

  private Palette() {}

  /** The colour of the series with this number, from 0; repeats after the last. */
  public static String series(int number) {
    return SERIES.get(Math.floorMod(number, SERIES.size()));
  }
}
