package dev.bakeoff.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.RealServices;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.Nasty;
import dev.bakeoff.report.SampleDocuments;
import dev.bakeoff.report.WrittenReports;
import dev.bakeoff.ui.AppWindow;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.chart.Fx;
import dev.bakeoff.ui.history.MemoryHistory;
import dev.bakeoff.ui.shell.Destination;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clicks the report wizard through in the whole window, and opens what it wrote. */
class ReportsWindowTest {
  @TempDir Path home;
  private final MemoryHistory history = new MemoryHistory();
  private RealServices services;
  private AppWindow window;

  @BeforeEach
  void open() throws Exception {
    services = new RealServices(home, launcher -> launcher);
    UiServices real = services.ui();
    UiServices ui =
        new UiServices(
            real.data(),
            real.sharing(),
            real.platforms(),
            new UiServices.Runs(
                real.runs().launcher(),
                history,
                real.runs().notebook(),
                real.runs().files(),
                real.runs().elsewhere(),
                real.runs().home()),
            real.configs(),
            real.settings());
    window = AppWindow.open(ui, SampleDocuments.logo(home), 1024, 700);
  }

  @AfterEach
  void close() {
    window.close();
    services.close();
  }

  private void report(RunRecord run) {
    Fx.run(() -> window.app().shell().openReport(List.of(run.plan().id())));
  }

  @Test
  void saysWhatReportsAreWhereThereIsNone() {
    Fx.run(() -> window.app().shell().show(Destination.REPORTS));
    window.awaitText("No reports yet");
    window.click("report-new");
    window.awaitText("Nothing to report yet");
    assertThat(window.enabled("wizard-next")).isFalse();
    window.click("report-close");
    window.awaitText("No reports yet");
  }

  @Test
  void leadsFromARunToFilesThatSayWhatWasPreviewed() throws Exception {
    RunRecord run = SampleRuns.threePlatforms().build();
    history.add(run);
    report(run);

    window.click("report-kind-executive");
    window.type("report-question", "Which store is it?");
    window.click("wizard-next");
    window.click("report-logo");
    window.click("report-format-html");
    window.click("report-format-pptx");
    window.click("wizard-next");
    window.awaitText("quickstart-executive.pdf, quickstart-executive.html will be written to");
    window.click("report-write");
    window.awaitText("Written: 2 files");

    Path folder = home.resolve("reports");
    assertThat(Files.readString(folder.resolve("quickstart-executive.html")))
        .contains("Which store is it?", "data:image/png");
    try (PDDocument pdf = Loader.loadPDF(folder.resolve("quickstart-executive.pdf").toFile())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(pdf)).contains("Which store is it?");
    }
    window.awaitText("Executive summary · PDF");
    assertThat(new WrittenReports(home.resolve("reports")).list())
        .extracting(WrittenReports.Entry::title)
        .containsExactly("Quickstart", "Quickstart");
  }

  @Test
  void backKeepsWhatWasSaidAndNothingIsWrittenUntilAsked() {
    RunRecord run = Nasty.run();
    history.add(run);
    report(run);
    window.type("report-question", "Does it hold?");
    window.click("wizard-next");
    window.click("wizard-back");
    assertThat(window.value("report-question")).isEqualTo("Does it hold?");
    window.click("wizard-back");
    assertThat(window.enabled("wizard-next")).isTrue();
    window.click("report-close");
    window.awaitText("No reports yet");
    assertThat(home.resolve("reports")).doesNotExist();
  }

  @Test
  void aRunThatIsGoneIsSaidBeforeAnythingIsWritten() {
    Fx.run(() -> window.app().shell().openReport(List.of("nowhere")));
    window.awaitText("The history has no run 'nowhere'.");
    assertThat(window.enabled("wizard-next")).isFalse();
  }

  @Test
  void aDeletedReportCanBeTakenBack() throws Exception {
    Path file = home.resolve("reports").resolve("old.pdf");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
    Fx.run(() -> window.app().shell().show(Destination.REPORTS));
    window.awaitText("old.pdf");
    Fx.run(
        () ->
            window.scene().getRoot().lookupAll(".button").stream()
                .filter(b -> "Delete".equals(b.getAccessibleText()))
                .filter(b -> b.isVisible() && b.localToScene(b.getLayoutBounds()).getHeight() > 0)
                .findFirst()
                .ifPresent(b -> ((javafx.scene.control.Button) b).fire()));
    window.awaitText("old.pdf is deleted.");
    window.awaitText("No reports yet");
    assertThat(file).exists();
    Fx.run(
        () ->
            window.scene().getRoot().lookupAll(".button").stream()
                .filter(
                    b -> b instanceof javafx.scene.control.Button u && u.getText().equals("Undo"))
                .findFirst()
                .ifPresent(b -> ((javafx.scene.control.Button) b).fire()));
    window.await(
        "the report back",
        () ->
            Stream.of("Open").allMatch(t -> window.texts().contains(t))
                && window.texts().stream().anyMatch(t -> t.contains("old.pdf")));
    assertThat(file).exists();
  }

  @Test
  void filesAreOpenedByTheSystemsOwnPrograms() {
    assertThat(Opener.command("Linux", Path.of("/x"))).containsExactly("xdg-open", "/x");
    assertThat(Opener.command("Mac OS X", Path.of("/x"))).containsExactly("open", "/x");
    assertThat(Opener.command("Windows 11", Path.of("/x")).getFirst()).isEqualTo("explorer.exe");
  }
}
