package dev.bakeoff.report;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.document.Documents;
import dev.bakeoff.report.document.ReportDocument;
import dev.bakeoff.report.document.ReportKind;
import dev.bakeoff.report.document.ReportOptions;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Documents of real comparisons, for tests of every format. */
public final class SampleDocuments {
  public static final String QUESTION = "Which store should serve our customer lookups?";
  public static final String REMINDER = "Before you publish: check the terms of Example.";

  private SampleDocuments() {}

  public static ReportDocument of(RunRecord run, ReportKind kind) {
    return Documents.of(
        new Comparer().of(run),
        List.of(run),
        ReportOptions.of(kind).with(null, QUESTION),
        List.of(REMINDER));
  }

  /** A comparison with nothing asked for and nothing to heed. */
  public static ReportDocument of(RunRecord run) {
    return Documents.of(
        new Comparer().of(List.of(run), Optional.empty()),
        List.of(run),
        ReportOptions.NONE,
        List.of());
  }

  /** A logo as a PNG file. */
  public static Path logo(Path folder) throws IOException {
    BufferedImage image = new BufferedImage(240, 80, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(0x12355b));
    graphics.fillRoundRect(0, 0, 240, 80, 40, 40);
    graphics.setColor(Color.WHITE);
    graphics.fillOval(20, 20, 40, 40);
    graphics.fillRect(80, 34, 140, 12);
    graphics.dispose();
    Path file = folder.resolve("logo.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
