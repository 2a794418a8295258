package dev.bakeoff.report;

import dev.bakeoff.compare.Comparison;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.ChartPainter;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.report.chart.Theme;
import dev.bakeoff.report.document.Documents;
import dev.bakeoff.report.document.Logo;
import dev.bakeoff.report.document.ReportDocument;
import dev.bakeoff.report.document.ReportOptions;
import dev.bakeoff.report.document.ReportOptions.Shade;
import dev.bakeoff.report.html.HtmlReport;
import dev.bakeoff.report.pdf.PdfReport;
import dev.bakeoff.report.png.PngWriter;
import dev.bakeoff.report.png.Typeface;
import dev.bakeoff.report.pptx.PptxReport;
import dev.bakeoff.report.svg.SvgWriter;
import dev.bakeoff.report.xlsx.XlsxReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Writes comparisons to files; the extension says the format. A file appears complete or not at
 * all. Thread-safe; loads the typeface once, so make one and keep it.
 */
public final class Reports {
  /** The extensions that {@link #write} knows. */
  public static final List<String> FORMATS =
      List.of("html", "pdf", "pptx", "png", "svg", "json", "csv", "xlsx");

  private static final int OVERVIEW_WIDTH = 1280;
  private static final int CHART_WIDTH = 1120;

  private final PngWriter png;
  private final SvgWriter svg;
  private final HtmlReport html;
  private final XlsxReport xlsx = new XlsxReport();
  private final PdfReport pdf = new PdfReport();
  private final PptxReport pptx;
  private final ResultsJson json = new ResultsJson();
  private final Publishing publishing;

  /** Without what licences say of publishing. */
  public Reports() {
    this(List.of());
  }

  /**
   * Reports that know what licences say of publishing.
   *
   * @param types the adapters' descriptors
   */
  public Reports(List<PlatformDescriptor> types) {
    Typeface typeface = new Typeface();
    png = new PngWriter(typeface);
    svg = new SvgWriter(typeface);
    html = new HtmlReport(svg);
    pptx = new PptxReport(png);
    publishing = new Publishing(types);
  }

  /**
   * Writes a comparison: the overview as .png or .svg, the whole of it in the other formats.
   *
   * @param runs the comparison's runs
   * @throws ProblemException of kind REQUEST for an unknown format, of kind STORAGE where the file
   *     cannot be written
   */
  public void write(Comparison comparison, List<RunRecord> runs, Path file) {
    write(comparison, runs, ReportOptions.NONE, file);
  }

  /**
   * Writes a report as it is asked for.
   *
   * @param runs the comparison's runs
   * @throws ProblemException of kind REQUEST for an unknown format, for what the format cannot do,
   *     and for a template or logo that is none; of kind STORAGE where the file cannot be written
   */
  public void write(Comparison comparison, List<RunRecord> runs, ReportOptions options, Path file) {
    String format = format(file);
    options.check(format);
    Optional<Logo> logo = options.logo().map(Logo::read);
    Supplier<ReportDocument> document = () -> document(comparison, runs, options);
    switch (format) {
      case "png", "svg" ->
          picture(
              Charts.overview(comparison),
              Charts.palette(comparison),
              options.shade().filter(s -> s == Shade.DARK).isPresent() ? Theme.DARK : Theme.LIGHT,
              options.transparent(),
              file);
      case "html" -> text(file, html.of(document.get(), logo, options.shade()));
      case "pdf" -> {
        ReportDocument made = document.get();
        put(file, out -> pdf.write(made, logo, out));
      }
      case "xlsx" -> {
        ReportDocument made = document.get();
        put(file, out -> xlsx.write(made, out));
      }
      case "pptx" -> {
        ReportDocument made = document.get();
        put(file, out -> pptx.write(made, options.template(), logo, out));
      }
      case "json" -> text(file, json.text(json.comparison(comparison, runs)));
      case "csv" -> text(file, ResultsCsv.of(comparison));
      default -> throw unknown(file).asException();
    }
  }

  /** What a report would say, whatever file it becomes. */
  public ReportDocument document(
      Comparison comparison, List<RunRecord> runs, ReportOptions options) {
    return Documents.of(comparison, runs, options, publishing.reminders(runs));
  }

  /** A document as PDF, for whoever shows its pages. */
  public byte[] pdf(ReportDocument document, Optional<Logo> logo) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pdf.write(document, logo, out);
    return out.toByteArray();
  }

  /**
   * Writes one chart as .png or .svg.
   *
   * @throws ProblemException as {@link #write(Comparison, List, Path)}
   */
  public void write(Chart chart, Comparison comparison, Theme theme, Path file) {
    write(chart, Charts.palette(comparison), theme, file);
  }

  /**
   * Writes one chart in colours of its own as .png or .svg.
   *
   * @throws ProblemException as {@link #write(Comparison, List, Path)}
   */
  public void write(Chart chart, Palette palette, Theme theme, Path file) {
    picture(chart, palette, theme, false, file);
  }

  private void picture(Chart chart, Palette palette, Theme theme, boolean transparent, Path file) {
    int width = chart instanceof Chart.Panels ? OVERVIEW_WIDTH : CHART_WIDTH;
    int height = (int) Math.ceil(ChartPainter.heightFor(chart, width));
    ChartPainter painter = new ChartPainter(theme, palette);
    switch (format(file)) {
      case "png" ->
          put(
              file,
              out -> {
                if (transparent) {
                  png.writeTransparent(chart, painter, width, height, out);
                } else {
                  png.write(chart, painter, width, height, out);
                }
              });
      case "svg" ->
          text(
              file,
              transparent
                  ? svg.transparent(chart, painter, width, height)
                  : svg.document(chart, painter, width, height));
      default ->
          throw Problem.request(
                  "'" + file.getFileName() + "' does not name a picture.",
                  "A single chart can be written as .png or .svg.")
              .asException();
    }
  }

  /**
   * What the quickstart leaves: report.html, report.pptx, comparison.png and .svg, results.json.
   */
  public List<Path> writeAll(Comparison comparison, List<RunRecord> runs, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The folder " + folder + " cannot be made.",
              "Choose a folder that you may write to.")
          .asException(e);
    }
    List<Path> files =
        List.of("report.html", "report.pptx", "comparison.png", "comparison.svg", "results.json")
            .stream()
            .map(folder::resolve)
            .toList();
    files.forEach(file -> write(comparison, runs, file));
    return files;
  }

  /**
   * The format that a file's name asks for.
   *
   * @throws ProblemException of kind REQUEST that names those there are
   */
  public static String format(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (!name.contains(".") || !FORMATS.contains(extension)) {
      throw unknown(file).asException();
    }
    return extension;
  }

  private static Problem unknown(Path file) {
    return Problem.request(
        "'" + file.getFileName() + "' does not name a known kind of report.",
        "End the file's name in "
            + String.join(", ", FORMATS.stream().map(f -> "." + f).toList())
            + ".");
  }

  private static void text(Path file, String text) {
    put(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  @FunctionalInterface
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes beside the file and renames, so that a failure leaves what was there before. */
  private static void put(Path file, Content content) {
    Path target = file.toAbsolutePath();
    if (!Files.isDirectory(target.getParent())) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The folder " + target.getParent() + " does not exist.",
              "Make it, or choose another one.")
          .asException();
    }
    if (Files.isDirectory(target)) {
      throw Problem.of(
              Problem.Kind.STORAGE, target + " is a folder.", "Choose a file's name instead.")
          .asException();
    }
    Path beside = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      try (OutputStream out = Files.newOutputStream(beside)) {
        content.writeTo(out);
      }
      move(beside, target);
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The report " + target + " cannot be written.",
              "See whether the folder may be written to and the disk has room.")
          .asException(e);
    } finally {
      remove(beside);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The report itself is either in place or has been reported as failed.
      System.getLogger(Reports.class.getName())
          .log(System.Logger.Level.DEBUG, "left behind: " + file, e);
    }
  }
}
