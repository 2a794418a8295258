package dev.bakeoff.ui.compare;

import dev.bakeoff.report.Charts;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.ChartPainter;
import dev.bakeoff.report.chart.Theme;
import dev.bakeoff.report.png.PngWriter;
import dev.bakeoff.report.png.Typeface;
import dev.bakeoff.report.svg.SvgWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes comparisons with the report's writers, always in the light theme. */
final class ReportFiles implements ReportWriter {
  private static final int WIDTH = 1280;

  @Override
  public void write(ExportFormat format, Compared what, Path file) throws IOException {
    Chart chart = what.charts().getFirst().chart();
    ChartPainter painter = new ChartPainter(Theme.LIGHT, Charts.palette(what.comparison()));
    int height = (int) Math.ceil(ChartPainter.heightFor(chart, WIDTH));
    switch (format) {
      case PNG -> {
        try (OutputStream out = Files.newOutputStream(file)) {
          new PngWriter(new Typeface()).write(chart, painter, WIDTH, height, out);
        }
      }
      case SVG ->
          Files.writeString(
              file, new SvgWriter(new Typeface()).document(chart, painter, WIDTH, height));
    }
  }
}
