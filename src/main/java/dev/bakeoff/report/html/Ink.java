package dev.bakeoff.report.html;

import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Theme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The report's colours as CSS variables with a light and a dark value, so that one drawing serves
 * both: charts are painted in the light theme, and each of its colours is written as its variable.
 */
final class Ink implements Function<Rgb, String> {
  private final Map<Rgb, String> names = new LinkedHashMap<>();
  private final Map<String, Rgb> light = new LinkedHashMap<>();
  private final Map<String, Rgb> dark = new LinkedHashMap<>();

  Ink(Palette palette, List<ComparedPlatform> platforms) {
    add("--bg", Theme.LIGHT.background(), Theme.DARK.background());
    add("--text", Theme.LIGHT.text(), Theme.DARK.text());
    add("--muted", Theme.LIGHT.muted(), Theme.DARK.muted());
    add("--grid", Theme.LIGHT.grid(), Theme.DARK.grid());
    add("--axis", Theme.LIGHT.axis(), Theme.DARK.axis());
    for (ComparedPlatform platform : platforms) {
      Rgb shade = palette.color(platform.id(), false);
      if (!names.containsKey(shade)) {
        add("--s" + names.size(), shade, palette.color(platform.id(), true));
      }
    }
  }

  private void add(String name, Rgb inLight, Rgb inDark) {
    names.put(inLight, name);
    light.put(name, inLight);
    dark.put(name, inDark);
  }

  @Override
  public String apply(Rgb color) {
    String name = names.get(color);
    return name == null ? color.hex() : "var(" + name + ")";
  }

  /** The declarations for a style sheet. */
  String declarations(boolean darkOnes) {
    StringBuilder css = new StringBuilder();
    (darkOnes ? dark : light)
        .forEach((name, color) -> css.append(name).append(':').append(color.hex()).append(';'));
    return css.toString();
  }
}
