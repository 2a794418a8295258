package dev.bakeoff.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks the system's own tool what is left in its cache. */
final class FileCacheTest {
  private static final Path TOOL = Path.of("/usr/bin/fincore");

  @TempDir private Path folder;

  @Test
  void what_was_just_written_is_on_disk_and_no_longer_in_memory() throws Exception {
    assumeThat(TOOL).as("fincore of util-linux tells what is cached").exists();
    Path file = Files.createDirectories(folder.resolve("deep")).resolve("data");
    Files.write(file, new byte[8_000_000]);
    assertThat(cachedPages(file)).isGreaterThan(1_000);

    assertThat(FileCache.drop(List.of(folder))).isTrue();

    assertThat(cachedPages(file)).isZero();
    assertThat(Files.size(file)).isEqualTo(8_000_000);
  }

  @Test
  void a_file_that_is_not_there_is_no_success() {
    assertThat(FileCache.drop(List.of(folder.resolve("none")))).isFalse();
  }

  private static long cachedPages(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                TOOL.toString(), "--raw", "--noheadings", "--output", "PAGES", file.toString())
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(process.waitFor()).isZero();
    return Long.parseLong(answer.strip());
  }
}
