package dev.bakeoff.ui.kit;

/** The distances that layouts use, in pixels. */
public final class Spacing {
  public static final double XS = 4;
  public static final double S = 8;
  public static final double M = 12;
  public static final double L = 16;
  public static final double XL = 24;
  public static final double XXL = 32;

  private Spacing() {}
}
