package dev.bakeoff.dataset.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.publish.PullRequest.Verification;
import dev.bakeoff.dataset.remote.FileStore;
import dev.bakeoff.dataset.remote.S3Server;
import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody may have put into a place in order to do harm. */
final class TamperedPublicationTest extends SharingFixture {
  private static final JsonMapper JSON = new JsonMapper();

  TamperedPublicationTest(S3Server server) {
    super(server);
  }

  /** Rewrites the manifest there, and the publication so that the manifest's checksum fits. */
  private void tamper(Manifest made, UnaryOperator<String> manifest, Consumer<ObjectNode> json)
      throws IOException {
    try (FileStore store = stores.open(shared)) {
      String folder = made.name() + "/" + made.version() + "/";
      String text =
          manifest.apply(
              new String(
                  store.read(folder + "manifest.json").orElseThrow(), StandardCharsets.UTF_8));
      byte[] content = text.getBytes(StandardCharsets.UTF_8);
      store.write(folder + "manifest.json", content);
      ObjectNode publication =
          (ObjectNode) JSON.readTree(store.read(folder + "publication.json").orElseThrow());
      for (JsonNode file : publication.get("files")) {
        if (file.get("path").asText().equals("manifest.json")) {
          ((ObjectNode) file).put("sha256", Checksums.of(content));
        }
      }
      json.accept(publication);
      store.write(folder + "publication.json", JSON.writeValueAsBytes(publication));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../../x", "/tmp/x", "C:/x", "a\\\\x", ".journal", "manifest.json"})
  void a_manifest_that_leads_out_of_its_folder_is_refused(String path) throws IOException {
    Manifest made = create("customer", "1.0", 1);
    publish(made, shared);
    tamper(
        made,
        text -> text.replace("\"customer_events.parquet\"", "\"" + path + "\""),
        publication -> {
          for (JsonNode file : publication.get("files")) {
            if (file.get("path").asText().equals("customer_events.parquet")) {
              ((ObjectNode) file).put("path", path.replace("\\\\", "\\"));
            }
          }
        });

    assertThat(problem(() -> pull("customer")).kind()).isEqualTo(Problem.Kind.DATA);
    assertThat(problem(() -> pull("customer:1.0")).kind()).isEqualTo(Problem.Kind.DATA);
    assertThat(theirs.list()).isEmpty();
    assertThat(directory.resolve("theirs/datasets/customer")).doesNotExist();
  }

  @Test
  void a_manifest_that_leads_elsewhere_on_its_own_is_refused() throws IOException {
    Manifest made = create("customer", "1.0", 1);
    publish(made, shared);
    tamper(made, text -> text.replace("customer_events.parquet", "../../../x"), _ -> {});

    assertThat(problem(() -> pull("customer")).what()).contains("../../../x", "inside");
    assertThat(theirs.list()).isEmpty();
  }

  @Test
  void more_files_than_the_manifest_has_are_refused() throws IOException {
    Manifest made = create("customer", "1.0", 1);
    publish(made, shared);
    tamper(
        made,
        text -> text,
        publication ->
            ((ArrayNode) publication.get("files"))
                .addObject()
                .put("path", "run-me.sh")
                .put("bytes", 1)
                .put("sha256", "0".repeat(64)));

    assertThat(problem(() -> pull("customer")).what()).contains("files that its manifest does not");
  }

  @Test
  void a_manifest_of_another_checksum_or_format_is_refused() throws IOException {
    Manifest made = create("customer", "1.0", 1);
    publish(made, shared);
    Path manifest = Path.of(shared, "customer", "1.0", "manifest.json");
    Files.writeString(manifest, Files.readString(manifest) + " ");
    assertThat(problem(() -> pull("customer")).what()).contains("manifest.json", "SHA-256");

    tamper(made, text -> text, publication -> publication.put("format", 9));
    assertThat(problem(() -> pull("customer")).what()).contains("format 9 is not known");
  }

  @Test
  void full_verification_finds_rows_that_are_not_those_of_the_manifest() {
    Manifest made = create("customer", "1.0", 1);
    Manifest lying = combine("customer:bad", made, made, true);
    publish(lying, shared);

    assertThat(problem(() -> pull(shared, "customer:bad", Verification.FULL)).what())
        .contains("customer_profiles of customer:bad", "0".repeat(32));
    assertThat(theirs.list()).isEmpty();
    assertThat(pull("customer:bad").manifest()).isEqualTo(lying);
  }
}
