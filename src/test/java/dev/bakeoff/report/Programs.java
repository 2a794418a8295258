package dev.bakeoff.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs that readers of reports open them with; without one, its tests are skipped by name. */
public final class Programs {
  private static final List<String> CHROMIUM =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private Programs() {}

  /** Whether skipping is out of the question: on CI, and where everything is asked for. */
  private static boolean required() {
    return "true".equals(System.getenv("BAKEOFF_REQUIRE_ALL"))
        || "true".equals(System.getenv("CI"));
  }

  private static Path find(List<String> names, String what) {
    List<Path> found =
        names.stream()
            .flatMap(
                name -> Stream.of(System.getenv("PATH").split(":")).map(dir -> Path.of(dir, name)))
            .filter(Files::isExecutable)
            .toList();
    if (required()) {
      assertThat(found).as(what).isNotEmpty();
    }
    assumeTrue(!found.isEmpty(), what);
    return found.getFirst();
  }

  /**
   * Converts an office file to PDF by LibreOffice.
   *
   * @param folder for the PDF and the program's own files
   */
  public static Path pdfOf(Path file, Path folder) throws Exception {
    Path soffice =
        find(List.of("soffice"), "LibreOffice is not installed (apt: libreoffice-impress)");
    run(
        folder,
        List.of(
            soffice.toString(),
            "-env:UserInstallation=" + folder.resolve("office-profile").toUri(),
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder.toString(),
            file.toString()));
    String name = file.getFileName().toString();
    return folder.resolve(name.substring(0, name.lastIndexOf('.')) + ".pdf");
  }

  /** Runs Chromium without a window; returns what it wrote to both its outputs. */
  public static String chromium(Path folder, String... arguments) throws Exception {
    Path program = find(CHROMIUM, "Chromium is not installed (apt: chromium)");
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--enable-logging=stderr",
            "--virtual-time-budget=4000",
            "--user-data-dir=" + folder.resolve("browser-profile")));
    command.addAll(List.of(arguments));
    return run(folder, command);
  }

  private static String run(Path folder, List<String> command) throws Exception {
    Path log = Files.createTempFile(folder, "program", ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(180, TimeUnit.SECONDS)).as(command.getFirst()).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return text(log);
  }

  private static String text(Path log) throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8);
  }
}
