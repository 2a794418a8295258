package dev.bakeoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bakeoff.cli.BakeoffCli;
import dev.bakeoff.dataset.remote.S3Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code dataset publish} and {@code dataset pull}, in this process and in ones of their own. */
@Timeout(120)
final class SharingCommandTest {
  @TempDir private Path directory;
  private String out = "";
  private String err = "";

  private int run(String home, String... args) {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    try (Wiring wiring = Wiring.of(directory.resolve(home))) {
      return BakeoffCli.execute(
          wiring::cli, "test", new PrintWriter(outText), new PrintWriter(errText), args);
    } finally {
      out = outText.toString();
      err = errText.toString();
    }
  }

  /** A process that has these AWS settings and no others. */
  private int runApart(Map<String, String> aws, String home, String... args)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-XX:TieredStopAtLevel=1");
    words.add("-Duser.home=" + directory);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.bakeoff.App"));
    words.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(aws);
    builder.environment().put("BAKEOFF_HOME", directory.resolve(home).toString());
    Path errors = directory.resolve("errors.txt");
    Process process = builder.redirectError(errors.toFile()).start();
    out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    err = Files.readString(errors);
    return process.exitValue();
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out);
  }

  private void create() {
    assertThat(run("ours", "dataset", "create", "tiny", "--spec", "customer", "--rows", "1k"))
        .isZero();
  }

  @Test
  void a_dataset_goes_from_one_home_to_another_through_a_folder() throws IOException {
    create();
    String shared = directory.resolve("sh#red").toString();
    assertThat(
            run(
                "ours",
                "dataset",
                "publish",
                "tiny:1.0",
                "--to",
                shared,
                "--description",
                "small ones",
                "--tag",
                "poc",
                "--json"))
        .isZero();
    assertThat(json().at("/targets/0/status").asText()).isEqualTo("published");
    assertThat(json().at("/targets/0/files_copied").asInt()).isEqualTo(2);
    assertThat(json().get("status").asText()).isEqualTo("ok");

    assertThat(run("theirs", "dataset", "pull", "--from", shared, "--list", "--json")).isZero();
    assertThat(json().at("/0/name").asText()).isEqualTo("tiny");
    assertThat(json().at("/0/description").asText()).isEqualTo("small ones");
    assertThat(json().at("/0/compatible_platforms").toString()).contains("postgresql");
    assertThat(json().at("/0/restore_time_estimate/0/basis").asText()).contains("assumed");
    assertThat(run("theirs", "dataset", "pull", "--from", shared, "--list")).isZero();
    assertThat(out).contains("tiny:1.0", "small ones", "poc", "assumed");

    assertThat(run("theirs", "dataset", "pull", shared + "#tiny", "--verify", "full", "--json"))
        .isZero();
    assertThat(json().get("status").asText()).isEqualTo("pulled");
    assertThat(run("theirs", "dataset", "validate", "tiny")).isZero();
    assertThat(run("theirs", "dataset", "pull", "--from", shared, "tiny")).isZero();
    assertThat(out).contains("already");
  }

  @Test
  void a_target_that_fails_makes_the_command_fail_and_is_named() throws IOException {
    create();
    String shared = directory.resolve("shared").toString();
    String file = Files.writeString(directory.resolve("file"), "no folder").toString();
    assertThat(run("ours", "dataset", "publish", "tiny", "--to", file, "--to", shared))
        .isEqualTo(1);
    assertThat(err).contains(file + ": not published.");
    assertThat(out).contains(shared + ": published tiny:1.0");
  }

  @Test
  void what_is_not_there_is_said_with_what_is() {
    create();
    String shared = directory.resolve("shared").toString();
    assertThat(run("ours", "dataset", "pull", "--from", shared, "tiny")).isEqualTo(2);
    assertThat(err).contains("Nothing is published in " + shared);
    assertThat(run("ours", "dataset", "publish", "tiny", "--to", shared)).isZero();
    assertThat(run("theirs", "dataset", "pull", "--from", shared, "tyni")).isEqualTo(2);
    assertThat(err).contains("Did you mean 'tiny'");
    assertThat(run("theirs", "dataset", "pull")).isEqualTo(2);
    assertThat(err).contains("no place to pull from");
    assertThat(run("theirs", "dataset", "pull", "--from", "s3://K:hidden@b/x")).isEqualTo(2);
    assertThat(err).contains("credentials").doesNotContain("hidden");
  }

  @Test
  @ExtendWith(S3Server.Extension.class)
  void a_bucket_is_reached_by_the_usual_aws_environment(S3Server server) throws Exception {
    Assumptions.assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
        "the S3 server of the tests keeps rights as those of POSIX");
    create();
    String place = server.bucket() + "/catalog";
    assertThat(runApart(server.environment(), "ours", "dataset", "publish", "tiny", "--to", place))
        .as(err)
        .isZero();

    Map<String, String> none = Map.of("AWS_ENDPOINT_URL", server.endpoint().toString());
    long start = System.nanoTime();
    assertThat(runApart(none, "theirs", "dataset", "pull", place + "#tiny")).isEqualTo(2);
    assertThat(err).contains("No credentials were found", place, "AWS_PROFILE");
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(30));

    server.letEverybodyRead();
    assertThat(runApart(none, "theirs", "dataset", "pull", place + "#tiny")).as(err).isZero();
    assertThat(run("theirs", "dataset", "validate", "tiny")).isZero();

    String other = server.bucket();
    assertThat(runApart(none, "ours", "dataset", "publish", "tiny", "--to", other)).isEqualTo(2);
    assertThat(err).contains("No credentials were found", other);

    Map<String, String> profile =
        Map.of("AWS_ENDPOINT_URL", server.endpoint().toString(), "AWS_PROFILE", "not-there");
    assertThat(runApart(profile, "ours", "dataset", "publish", "tiny", "--to", other)).isEqualTo(2);
    assertThat(err).contains("'not-there' gives no credentials");
  }
}
