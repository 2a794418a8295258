package dev.bakeoff.config.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.dataset.DatasetSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/specs.md to what the reader takes. */
class SpecDocTest {
  private static final Path PAGE = Path.of("docs", "specs.md");

  @Test
  void theExampleOfThePageMakesData() throws Exception {
    String page = Files.readString(PAGE);
    int from = page.indexOf("```yaml\n") + 8;
    String yaml = page.substring(from, page.indexOf("```", from));

    DatasetSpec spec = SpecReader.parse("specs.md", yaml);

    assertThat(spec.name()).isEqualTo("shop");
    assertThat(spec.scales()).hasSize(2);
    assertThat(spec.planner().plan(spec.scales().getFirst().values(), 0, 1).rows())
        .isEqualTo(11_000);
  }

  @ParameterizedTest
  @MethodSource("dev.bakeoff.config.spec.Values#names")
  void everyWayOfMakingValuesIsOnThePage(String name) throws Exception {
    assertThat(Files.readString(PAGE)).contains("`" + name + "`");
  }
}
