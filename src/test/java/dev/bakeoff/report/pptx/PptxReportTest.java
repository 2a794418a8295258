package dev.bakeoff.report.pptx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.Nasty;
import dev.bakeoff.report.Programs;
import dev.bakeoff.report.SampleDocuments;
import dev.bakeoff.report.document.Answers;
import dev.bakeoff.report.document.Logo;
import dev.bakeoff.report.document.ReportDocument;
import dev.bakeoff.report.document.ReportKind;
import dev.bakeoff.report.png.PngWriter;
import dev.bakeoff.report.png.Typeface;
import dev.bakeoff.workload.Pattern;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFPictureShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.presentationml.x2006.main.CTPicture;

class PptxReportTest {
  private static final PngWriter PNG = new PngWriter(new Typeface());
  @TempDir Path folder;

  @Test
  void titlesAreFindingsAndEverySlideHasTheMethodInItsNotes() throws IOException {
    RunRecord run = SampleRuns.threePlatforms().build();
    Comparison comparison = new Comparer().of(run);
    try (XMLSlideShow show = open(SampleDocuments.of(run))) {
      assertThat(show.getPageSize().width * 9).isEqualTo(show.getPageSize().height * 16);
      List<String> titles = titles(show);
      assertThat(titles)
          .contains(
              Answers.of(comparison),
              "Single-key lookup, 10 clients: "
                  + comparison.groups().get(1).finding(Metric.P99).sentence(),
              "Every platform held the same data",
              "How this was measured");
      for (XSLFSlide slide : show.getSlides()) {
        assertThat(text(Arrays.stream(slide.getNotes().getPlaceholders())))
            .as(title(slide))
            .contains("Method:", "service times");
      }
      assertThat(notes(slide(show, "Single-key lookup, 10 clients: SQLite"))).contains("95 % CI");
    }
  }

  @Test
  void anExecutiveSummaryIsOneSlideWithQuestionAnswerChartAndCaveats() throws IOException {
    RunRecord run = SampleRuns.threePlatforms().build();
    try (XMLSlideShow show = open(SampleDocuments.of(run, ReportKind.EXECUTIVE))) {
      assertThat(show.getSlides()).hasSize(1);
      XSLFSlide slide = show.getSlides().getFirst();
      assertThat(slide.getTitle()).isEqualTo(Answers.of(new Comparer().of(run)));
      assertThat(text(slide.getShapes().stream()))
          .contains(SampleDocuments.QUESTION, SampleDocuments.REMINDER);
      assertThat(charts(show)).hasSize(2);
      assertThat(notes(slide)).contains(SampleDocuments.REMINDER, "Closed loop");
    }
  }

  @Test
  void aDeepDiveHasAPlaceForEveryKindOfChart() throws IOException {
    RunRecord run = SampleRuns.threePlatforms().build();
    try (XMLSlideShow show = open(SampleDocuments.of(run, ReportKind.DEEP_DIVE))) {
      XSLFSlide curve = slide(show, "Single-key lookup, 10 clients: latency over percentiles");
      assertThat(xml(curve)).contains("lineChart", "tickLblSkip", "90 %", "99 %");
      XSLFSlide seconds = slide(show, "Single-key lookup, 10 clients: p");
      assertThat(xml(seconds)).contains("scatterChart");
      for (String picture : List.of("every request over time", "what happened when")) {
        List<XSLFPictureShape> pictures =
            show.getSlides().stream()
                .filter(s -> title(s).contains(picture))
                .flatMap(s -> s.getShapes().stream())
                .filter(XSLFPictureShape.class::isInstance)
                .map(XSLFPictureShape.class::cast)
                .toList();
        assertThat(pictures).as(picture).isNotEmpty();
        assertThat(
                ((CTPicture) pictures.getFirst().getXmlObject()).getNvPicPr().getCNvPr().getDescr())
            .contains(picture);
      }
      assertThat(titles(show)).contains("How to repeat it", "Truth checks of every leg");
    }
  }

  @Test
  void aTemplateGivesItsDesignAndKeepsNoneOfItsSlides() throws IOException {
    Path template = folder.resolve("corporate.pptx");
    try (XMLSlideShow own = new XMLSlideShow()) {
      own.getSlideMasters()
          .getFirst()
          .getTheme()
          .getXmlObject()
          .getThemeElements()
          .getClrScheme()
          .getAccent1()
          .getSrgbClr()
          .setVal(new byte[] {0x7a, 0x12, 0x34});
      own.createSlide().createTextBox().setText("SAMPLE TEXT OF THE TEMPLATE");
      try (var out = Files.newOutputStream(template)) {
        own.write(out);
      }
    }
    Path logo = SampleDocuments.logo(folder);
    RunRecord run = SampleRuns.threePlatforms().build();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PptxReport(PNG)
        .write(SampleDocuments.of(run), Optional.of(template), Optional.of(Logo.read(logo)), out);

    try (XMLSlideShow show = new XMLSlideShow(new ByteArrayInputStream(out.toByteArray()))) {
      assertThat(show.getPageSize()).isEqualTo(new Dimension(720, 540));
      String all =
          show.getSlides().stream()
              .map(s -> text(s.getShapes().stream()))
              .reduce("", String::concat);
      assertThat(all).doesNotContain("SAMPLE TEXT");
      assertThat(show.getSlides().getFirst().getSlideLayout().getType())
          .isEqualTo(SlideLayout.TITLE);
      assertThat(title(show.getSlides().getFirst())).isEqualTo("Quickstart");
      XSLFTable table = table(show, "Single-key lookup: the figures");
      assertThat(table.getCell(0, 0).getFillColor()).isEqualTo(new Color(0x7a1234));
      assertThat(show.getSlides())
          .allSatisfy(
              slide ->
                  assertThat(slide.getShapes())
                      .anyMatch(XSLFPictureShape.class::isInstance)
                      .allSatisfy(
                          shape ->
                              assertThat(new Rectangle2D.Double(0, 0, 720.5, 540.5))
                                  .as(title(slide) + ": " + shape.getShapeName())
                                  .matches(page -> page.contains(shape.getAnchor()))));
    }
  }

  @Test
  void refusesATemplateThatIsNone() throws IOException {
    RunRecord run = SampleRuns.threePlatforms().build();
    Path text = Files.writeString(folder.resolve("notes.pptx"), "not a deck");
    for (Path file : List.of(text, folder.resolve("missing.pptx"))) {
      assertThatThrownBy(
              () ->
                  new PptxReport(PNG)
                      .write(
                          SampleDocuments.of(run),
                          Optional.of(file),
                          Optional.empty(),
                          new ByteArrayOutputStream()))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.REQUEST))
          .hasMessageContaining(file.toString());
    }
  }

  @Test
  void chartsAreNativeAndTheirWorkbooksHoldTheFigures() throws Exception {
    RunRecord run = SampleRuns.threePlatforms().build();
    Comparison comparison = new Comparer().of(run);
    try (XMLSlideShow show = open(SampleDocuments.of(run))) {
      // Two of the summary; of each of three workloads two, and its percentile curve.
      List<XSLFChart> charts = charts(show);
      assertThat(charts).hasSize(2 + 3 * 3);
      var bars = Charts.byClients(comparison, comparison.groups().subList(0, 2), Metric.P99);
      try (XSSFWorkbook workbook = charts.get(2).getWorkbook()) {
        var sheet = workbook.getSheetAt(0);
        assertThat(sheet.getRow(0).getCell(2).getStringCellValue()).isEqualTo("SQLite");
        assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("1 client");
        assertThat(sheet.getRow(2).getCell(2).getNumericCellValue())
            .isCloseTo(bars.categories().get(1).bars().get(1).value().orElseThrow(), within(1e-9));
      }
      for (XSLFChart chart : charts) {
        String xml = chart.getCTChartSpace().xmlText();
        assertThat(xml).contains("autoTitleDeleted val=\"true\"", "dispBlanksAs");
        if (xml.contains("barChart")) {
          assertThat(xml).contains("errBars");
        }
      }
    }
  }

  @Test
  void aLegThatFailedIsAGapAndNotAZero() throws Exception {
    RunRecord run =
        SampleRuns.threePlatforms()
            .legs(
                leg ->
                    leg.plan().platform().equals("sqlite") && leg.plan().clients() == 10
                        ? SampleRuns.failed(leg, "It went away.")
                        : leg)
            .build();
    try (XMLSlideShow show = open(SampleDocuments.of(run))) {
      XSLFSlide slide = slide(show, "Single-key lookup, 10 clients: ");
      XSLFChart chart =
          slide.getRelations().stream()
              .filter(XSLFChart.class::isInstance)
              .map(XSLFChart.class::cast)
              .findFirst()
              .orElseThrow();
      try (XSSFWorkbook workbook = chart.getWorkbook()) {
        assertThat(workbook.getSheetAt(0).getRow(2).getCell(2)).isNull();
      }
      assertThat(chart.getCTChartSpace().xmlText()).contains("delete val=\"1\"");
      assertThat(text(slide.getShapes().stream()))
          .contains("SQLite: no completed trial (10 clients).");
    }
  }

  @Test
  void tablesAreNativeAndHoldDifferences() throws IOException {
    try (XMLSlideShow show = open(SampleDocuments.of(SampleRuns.threePlatforms().build()))) {
      XSLFTable table = table(show, "Single-key lookup: the figures");
      assertThat(table.getNumberOfRows()).isEqualTo(7);
      assertThat(table.getCell(1, 6).getText()).isEqualTo("baseline");
      assertThat(table.getCell(2, 6).getText()).matches("−\\d+ % \\(−\\d+ to −\\d+\\)");
    }
  }

  @Test
  void takesWhateverUsersWrite() throws IOException {
    try (XMLSlideShow show = open(SampleDocuments.of(Nasty.run()))) {
      String all =
          show.getSlides().stream()
              .map(s -> text(s.getShapes().stream()))
              .reduce("", String::concat);
      assertThat(all).contains("<script>alert('x')</script>").doesNotContain("/home/alice");
    }
  }

  @Test
  void libreOfficeOpensItAndFindsEverySlide() throws Exception {
    RunRecord run = SampleRuns.threePlatforms().patterns(Pattern.LOOKUP).clients(1, 10).build();
    ReportDocument document = SampleDocuments.of(run, ReportKind.DEEP_DIVE);
    Path deck = folder.resolve("report.pptx");
    try (var out = Files.newOutputStream(deck)) {
      new PptxReport(PNG).write(document, Optional.empty(), Optional.empty(), out);
    }
    Path converted = Programs.pdfOf(deck, folder);
    try (XMLSlideShow show = open(document);
        PDDocument pdf = Loader.loadPDF(converted.toFile())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(show.getSlides().size());
      PDFTextStripper text = new PDFTextStripper();
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        text.setStartPage(page);
        text.setEndPage(page);
        String shown = text.getText(pdf).replaceAll("\\s+", " ");
        assertThat(shown)
            .contains(title(show.getSlides().get(page - 1)).replaceAll("\\s+", " "))
            .doesNotContain("Chart Title");
        BufferedImage image = new PDFRenderer(pdf).renderImageWithDPI(page - 1, 20);
        assertThat(inked(image)).as("slide " + page).isTrue();
      }
    }
  }

  /** Whether anything at all is drawn below the band at the top. */
  private static boolean inked(BufferedImage image) {
    for (int y = image.getHeight() / 20; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if ((image.getRGB(x, y) & 0xff) < 0x80) {
          return true;
        }
      }
    }
    return false;
  }

  private static XMLSlideShow open(ReportDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PptxReport(PNG).write(document, Optional.empty(), Optional.empty(), out);
    return new XMLSlideShow(new ByteArrayInputStream(out.toByteArray()));
  }

  private static List<String> titles(XMLSlideShow show) {
    return show.getSlides().stream().map(PptxReportTest::title).toList();
  }

  /** The library does not take a first slide's centred title for one. */
  private static String title(XSLFSlide slide) {
    return slide.getTitle() == null ? slide.getPlaceholder(0).getText() : slide.getTitle();
  }

  private static XSLFSlide slide(XMLSlideShow show, String title) {
    return show.getSlides().stream()
        .filter(s -> title(s).startsWith(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError(title + " in " + titles(show)));
  }

  private static XSLFTable table(XMLSlideShow show, String title) {
    return slide(show, title).getShapes().stream()
        .filter(XSLFTable.class::isInstance)
        .map(XSLFTable.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static String notes(XSLFSlide slide) {
    return text(Arrays.stream(slide.getNotes().getPlaceholders()));
  }

  private static String xml(XSLFSlide slide) {
    return slide.getRelations().stream()
        .filter(XSLFChart.class::isInstance)
        .map(chart -> ((XSLFChart) chart).getCTChartSpace().xmlText())
        .findFirst()
        .orElse("");
  }

  private static List<XSLFChart> charts(XMLSlideShow show) {
    return show.getSlides().stream()
        .flatMap(slide -> slide.getRelations().stream())
        .filter(XSLFChart.class::isInstance)
        .map(XSLFChart.class::cast)
        .toList();
  }

  private static String text(Stream<?> shapes) {
    return shapes
        .filter(XSLFTextShape.class::isInstance)
        .map(shape -> ((XSLFTextShape) shape).getText())
        .reduce("", (a, b) -> a + "\n" + b);
  }
}
