package dev.bakeoff.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.SampleRuns;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTextTest {
  @Test
  void linesUpColumnsAndTellsDifferences() {
    String text = ComparisonText.of(new Comparer().of(SampleRuns.threePlatforms().build()), 100);

    assertThat(text)
        .contains("SQLite has the lowest p50 in all 6 settings.", "Single-key lookup, 10 clients")
        .containsPattern("SQLite +\\d.* −\\d+ % \\(−\\d+ to −\\d+\\) +×[\\d.]+ \\(")
        .contains("Same data: rows and fingerprints");
    List<Integer> ends =
        text.lines()
            .dropWhile(line -> !line.startsWith("  platform"))
            .takeWhile(line -> !line.isBlank())
            .map(String::length)
            .distinct()
            .toList();
    assertThat(ends).as("the last column ends in one place").hasSize(1);
  }

  @Test
  void sentencesKeepToTheWidth() {
    String text = ComparisonText.of(new Comparer().of(SampleRuns.threePlatforms().build()), 72);

    assertThat(text.lines().filter(line -> line.startsWith("·")))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(72));
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    assertThat(ComparisonText.of(new Comparer().of(Nasty.run()), 100).replace("\n", ""))
        .doesNotContainPattern("\\p{Cntrl}");
  }
}
