package dev.bakeoff.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  private static final Reports REPORTS = new Reports();

  @TempDir Path folder;

  private final RunRecord run = SampleRuns.threePlatforms().build();
  private final Comparison comparison = new Comparer().of(run);

  @Test
  void writesAllThatTheQuickstartLeaves() throws IOException {
    List<Path> files = REPORTS.writeAll(comparison, List.of(run), folder.resolve("a/b"));

    assertThat(names(folder.resolve("a/b")))
        .containsExactlyInAnyOrder(
            "report.html", "report.pptx", "comparison.png", "comparison.svg", "results.json");
    assertThat(files).allSatisfy(file -> assertThat(Files.size(file)).isGreaterThan(5_000));
  }

  @Test
  void takesTheFormatFromTheExtensionInAnyCase() throws IOException {
    Path file = folder.resolve("My report.v2.JSON");
    REPORTS.write(comparison, List.of(run), file);
    assertThat(Files.readString(file)).startsWith("{").contains("\"legs\"");
  }

  @Test
  void refusesAnUnknownFormatAndSaysWhichThereAre() {
    for (String name : List.of("report.docx", "report", ".htmlx")) {
      assertThatThrownBy(() -> REPORTS.write(comparison, List.of(run), folder.resolve(name)))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.REQUEST))
          .hasMessageContaining(name)
          .hasMessageContaining(".html, .pdf, .pptx, .png, .svg, .json, .csv, .xlsx");
    }
  }

  @Test
  void namesTheFolderThatIsMissing() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(
            () -> REPORTS.write(comparison, List.of(run), missing.resolve("report.html")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.STORAGE))
        .hasMessageContaining(missing.toString());
  }

  @Test
  void leavesNothingBehindWhereTheFileCannotBeWritten() throws IOException {
    Path taken = folder.resolve("report.csv");
    Files.createDirectories(taken.resolve("full"));

    assertThatThrownBy(() -> REPORTS.write(comparison, List.of(run), taken))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(taken.toString());
    assertThat(names(folder)).containsExactly("report.csv");

    Path file = Files.writeString(folder.resolve("a-file"), "x");
    assertThatThrownBy(() -> REPORTS.writeAll(comparison, List.of(run), file.resolve("out")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.STORAGE));
  }

  @Test
  void replacesAnOlderReport() throws IOException {
    Path file = Files.writeString(folder.resolve("results.csv"), "old");
    REPORTS.write(comparison, List.of(run), file);
    assertThat(Files.readString(file)).startsWith("workload,pattern,clients,");
    assertThat(names(folder)).containsExactly("results.csv");
  }

  @Test
  void aSingleChartCanBeAPictureOnly() {
    assertThatThrownBy(
            () ->
                REPORTS.write(
                    Charts.overview(comparison),
                    comparison,
                    dev.bakeoff.report.chart.Theme.DARK,
                    folder.resolve("chart.html")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(".png or .svg");
  }

  @Test
  void csvKeepsNamesOfUsersFromBecomingFormulasOrColumns() throws IOException {
    RunRecord nasty = Nasty.run();
    Path file = folder.resolve("nasty.csv");
    REPORTS.write(new Comparer().of(nasty), List.of(nasty), file);

    String csv = Files.readString(file);
    assertThat(csv).contains("\"'=HYPERLINK(\"\"http://x\"\")\"");
    long lines = csv.lines().count();
    assertThat(lines).as("one group, two platforms, four metrics").isEqualTo(1 + 8);
  }

  private static List<String> names(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }
}
