package dev.bakeoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Export, import and load as scripts use them. */
final class ExchangeCommandsTest extends CommandRunner {
  @Test
  void aDatasetGoesOutAndComesBackWithItsFingerprint() throws Exception {
    run("dataset", "create", "tiny", "--spec", "customer", "--rows", "2k", "--json");
    String fingerprint = json().get("fingerprint").asText();
    String target = home.resolve("out").toString();

    assertThat(run("dataset", "export", "tiny", "--format", "csv", "--output", target, "--json"))
        .as(err)
        .isZero();
    assertThat(json().at("/tables/0/files/0").asText()).isEqualTo("customer_profiles.csv");
    assertThat(run("dataset", "import", target, "--name", "copy", "--json")).as(err).isZero();
    assertThat(json().get("fingerprint").asText()).isEqualTo(fingerprint);
    assertThat(run("dataset", "import", target)).isEqualTo(2);
    assertThat(err).contains("tiny:1.0 is there already");
    assertThat(run("dataset", "export", "tiny", "--format", "csv", "--output", target))
        .isEqualTo(2);
    assertThat(err).contains("is not empty");
    assertThat(run("dataset", "export", "tiny", "--format", "excel", "--output", target))
        .isEqualTo(2);
    assertThat(err).contains("Known: arrow, csv");
  }

  @Test
  void aUsersOwnFileIsShownCorrectedAndLoaded() throws Exception {
    Path file = home.resolve("customer data.csv");
    Files.writeString(file, "id;amount;code\n1;1,5;007\n2;2.5;008\n3;x\n");

    assertThat(run("dataset", "load", file.toString(), "--dry-run", "--json")).as(err).isZero();
    assertThat(json().at("/name").asText()).isEqualTo("customer_data");
    assertThat(json().at("/tables/0/columns/2/type").asText()).isEqualTo("text");
    assertThat(json().at("/tables/0/bad_rows/first/0/line").asLong()).isEqualTo(4);
    assertThat(json().at("/tables/0/key_candidates/0").asText()).isEqualTo("id");

    assertThat(run("dataset", "load", file.toString())).isEqualTo(1);
    assertThat(err).contains("line 4: it has 2 fields instead of 3", "Nothing was imported");
    assertThat(run("dataset", "list", "--json")).isZero();
    assertThat(json()).isEmpty();

    assertThat(
            run(
                "dataset",
                "load",
                file.toString(),
                "--types",
                "amount=decimal(12,2), id=bigint",
                "--key",
                "id",
                "--bad-rows",
                "set-aside",
                "--json"))
        .as(err)
        .isZero();
    assertThat(json().at("/rows").asLong()).isEqualTo(1);
    assertThat(json().at("/tables/0/columns/0/type").asText()).isEqualTo("bigint");
    assertThat(json().at("/bad_rows/0/count").asLong()).isEqualTo(2);
    assertThat(Files.readString(Path.of(json().at("/bad_rows/0/set_aside").asText())))
        .contains("1;1,5;007");
  }
}
