package dev.bakeoff.report.pptx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.Nasty;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PptxReportTest {
  @TempDir Path folder;

  @Test
  void titlesAreFindingsAndEverySlideHasNotes() throws IOException {
    Comparison comparison = new Comparer().of(SampleRuns.threePlatforms().build());
    try (XMLSlideShow show = open(comparison)) {
      assertThat(show.getPageSize().width * 9).isEqualTo(show.getPageSize().height * 16);
      List<String> titles = show.getSlides().stream().map(XSLFSlide::getTitle).toList();
      assertThat(titles)
          .contains(
              comparison.headline(Metric.P50),
              "Single-key lookup, 10 clients: "
                  + comparison.groups().get(1).finding(Metric.P99).sentence(),
              "Every platform held the same data",
              "How this was measured");
      for (XSLFSlide slide : show.getSlides()) {
        assertThat(text(Arrays.stream(slide.getNotes().getPlaceholders())))
            .as(slide.getTitle())
            .isNotBlank();
      }
      assertThat(text(Arrays.stream(show.getSlides().get(1).getNotes().getPlaceholders())))
          .contains("95 % CI", "Method:", "service times");
    }
  }

  @Test
  void chartsAreNativeAndTheirWorkbooksHoldTheFigures() throws Exception {
    Comparison comparison = new Comparer().of(SampleRuns.threePlatforms().build());
    try (XMLSlideShow show = open(comparison)) {
      List<XSLFChart> charts = charts(show);
      assertThat(charts).hasSize(6);
      var bars = Charts.byClients(comparison, comparison.groups().subList(0, 2), Metric.P99);
      try (XSSFWorkbook workbook = charts.getFirst().getWorkbook()) {
        var sheet = workbook.getSheetAt(0);
        assertThat(sheet.getRow(0).getCell(2).getStringCellValue()).isEqualTo("SQLite");
        assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("1 client");
        assertThat(sheet.getRow(2).getCell(2).getNumericCellValue())
            .isCloseTo(bars.categories().get(1).bars().get(1).value().orElseThrow(), within(1e-9));
      }
      for (XSLFChart chart : charts) {
        String xml = chart.getCTChartSpace().xmlText();
        assertThat(xml).contains("autoTitleDeleted val=\"true\"", "errBars", "dispBlanksAs");
      }
    }
  }

  @Test
  void aLegThatFailedIsAGapAndNotAZero() throws Exception {
    Comparison comparison =
        new Comparer()
            .of(
                SampleRuns.threePlatforms()
                    .legs(
                        leg ->
                            leg.plan().platform().equals("sqlite") && leg.plan().clients() == 10
                                ? SampleRuns.failed(leg, "It went away.")
                                : leg)
                    .build());
    try (XMLSlideShow show = open(comparison)) {
      XSLFChart chart = charts(show).getFirst();
      try (XSSFWorkbook workbook = chart.getWorkbook()) {
        assertThat(workbook.getSheetAt(0).getRow(2).getCell(2)).isNull();
      }
      assertThat(chart.getCTChartSpace().xmlText()).contains("delete val=\"1\"");
      assertThat(text(show.getSlides().get(1).getShapes().stream()))
          .contains("SQLite: no completed trial (10 clients).");
    }
  }

  @Test
  void tablesAreNativeAndHoldDifferences() throws IOException {
    Comparison comparison = new Comparer().of(SampleRuns.threePlatforms().build());
    try (XMLSlideShow show = open(comparison)) {
      XSLFTable table =
          show.getSlides().stream()
              .filter(s -> "Single-key lookup: the figures".equals(s.getTitle()))
              .flatMap(s -> s.getShapes().stream())
              .filter(XSLFTable.class::isInstance)
              .map(XSLFTable.class::cast)
              .findFirst()
              .orElseThrow();
      assertThat(table.getNumberOfRows()).isEqualTo(7);
      assertThat(table.getCell(1, 7).getText()).isEqualTo("baseline");
      assertThat(table.getCell(2, 7).getText()).matches("−\\d+ % \\(−\\d+ to −\\d+\\)");
    }
  }

  @Test
  void takesWhateverUsersWrite() throws IOException {
    try (XMLSlideShow show = open(new Comparer().of(Nasty.run()))) {
      String all =
          show.getSlides().stream()
              .map(s -> text(s.getShapes().stream()))
              .reduce("", String::concat);
      assertThat(all).contains("<script>alert('x')</script>").doesNotContain("/home/alice");
    }
  }

  @Test
  void libreOfficeOpensItAndFindsEverySlide() throws Exception {
    boolean there =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(dir -> Files.isExecutable(Path.of(dir, "soffice")));
    if (!"true".equals(System.getenv("BAKEOFF_REQUIRE_ALL"))) {
      assumeTrue(there, "LibreOffice (soffice) is not installed");
    }
    Comparison comparison = new Comparer().of(SampleRuns.threePlatforms().build());
    Path deck = folder.resolve("report.pptx");
    try (var out = Files.newOutputStream(deck)) {
      new PptxReport().write(comparison, out);
    }
    Process soffice =
        new ProcessBuilder(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder.toString(),
                deck.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(soffice.waitFor(180, TimeUnit.SECONDS)).isTrue();
    String pdf = Files.readString(folder.resolve("report.pdf"), StandardCharsets.ISO_8859_1);
    long pages = Pattern.compile("/Type\\s*/Page\\b(?!s)").matcher(pdf).results().count();
    try (XMLSlideShow show = open(comparison)) {
      assertThat(pages).isEqualTo(show.getSlides().size());
    }
  }

  private static XMLSlideShow open(Comparison comparison) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PptxReport().write(comparison, out);
    return new XMLSlideShow(new ByteArrayInputStream(out.toByteArray()));
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
