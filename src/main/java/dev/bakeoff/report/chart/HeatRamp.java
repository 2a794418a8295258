package dev.bakeoff.report.chart;

import java.util.List;

/**
 * Colours from few to many that grow in one direction of lightness, so that any reader, in grey
 * print too, sees which is more. Light: "YlGnBu" of Brewer, Harrower et al., ColorBrewer (2003),
 * which they rate safe for the colour-blind. Dark: cividis of Nuñez, Anderton and Renslow,
 * "Optimizing colormaps with consideration for color vision deficiency" (2018), thinned out.
 */
final class HeatRamp {
  private static final List<Rgb> LIGHT =
      List.of(
          new Rgb(0xe3f3c5),
          new Rgb(0xc7e9b4),
          new Rgb(0x7fcdbb),
          new Rgb(0x41b6c4),
          new Rgb(0x1d91c0),
          new Rgb(0x225ea8),
          new Rgb(0x253494),
          new Rgb(0x081d58));
  private static final List<Rgb> DARK =
      List.of(
          new Rgb(0x16305f),
          new Rgb(0x35456c),
          new Rgb(0x575d6d),
          new Rgb(0x7c7b78),
          new Rgb(0xa59c74),
          new Rgb(0xd2c060),
          new Rgb(0xfee838));

  private HeatRamp() {}

  /**
   * A colour of the ramp.
   *
   * @param strength 0 to 1
   */
  static Rgb color(double strength, boolean dark) {
    List<Rgb> stops = dark ? DARK : LIGHT;
    double place = Math.clamp(strength, 0, 1) * (stops.size() - 1);
    int below = Math.min((int) place, stops.size() - 2);
    return stops.get(below + 1).over(stops.get(below), place - below);
  }
}
