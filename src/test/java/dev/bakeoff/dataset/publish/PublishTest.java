package dev.bakeoff.dataset.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.DatasetValidator;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.publish.PublishReport.Outcome;
import dev.bakeoff.dataset.publish.PullRequest.Verification;
import dev.bakeoff.dataset.remote.FileStore;
import dev.bakeoff.dataset.remote.FileStore.StoredFile;
import dev.bakeoff.dataset.remote.S3Server;
import dev.bakeoff.dataset.version.Labels;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From one catalog to another, by a folder and by a real server of the S3 protocol. */
final class PublishTest extends SharingFixture {
  PublishTest(S3Server server) {
    super(server);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_version_makes_the_round_trip(boolean bucket) {
    String place = place(bucket);
    Manifest made = create("customer", "1.0", 1);
    PublishReport report = publish(made, place);

    assertThat(report.ok()).isTrue();
    assertThat(report.targets().getFirst().sent()).isEqualTo(2);

    Publication offered =
        new Puller(theirs, new Labels(theirs), stores).available(place).publications().getFirst();
    assertThat(offered).isEqualTo(report.publication());
    assertThat(offered.description()).contains("described");
    assertThat(offered.compatiblePlatforms()).containsExactly("postgresql", "duckdb");
    assertThat(offered.restore().getFirst().basis()).contains("assumed");

    PullReport pulled = pull(place, "customer", Verification.FULL);
    assertThat(pulled.manifest()).isEqualTo(made);
    assertThat(pulled.fetched()).isEqualTo(3);
    assertThat(theirs.get(made.ref())).isEqualTo(made);
    assertThat(
            new DatasetValidator(theirs)
                .validate(pulled.manifest(), Progress.NONE, new Cancellation())
                .ok())
        .isTrue();
    assertThat(files(theirs.directory(made)))
        .containsExactly(
            "customer_events.parquet",
            "customer_profiles.parquet",
            "labels.json",
            "manifest.json",
            "spec.yaml");
    assertThat(new Labels(theirs).of(made))
        .isEqualTo(new Labels.Label(List.of("poc"), "described"));

    assertThat(pull(place, "customer:1.0", Verification.CHECKSUMS).alreadyThere()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void unchanged_tables_are_not_sent_again_and_neither_is_a_version(boolean bucket) {
    String place = place(bucket);
    Manifest first = create("customer", "1.0", 1);
    Manifest second = combine("customer:1.1", first, create("other", "1.0", 2), false);
    publish(first, place);

    var target = publish(second, place).targets().getFirst();
    assertThat(target.sent()).isEqualTo(1);
    assertThat(target.shared()).isEqualTo(1);
    assertThat(target.bytesShared()).isEqualTo(second.table("customer_profiles").bytes());

    var again = publish(second, place).targets().getFirst();
    assertThat(again.outcome()).isEqualTo(Outcome.ALREADY_THERE);
    assertThat(again.sent()).isZero();
    assertThat(pull(place, "customer", Verification.FULL).manifest()).isEqualTo(second);
  }

  @Test
  void a_published_version_is_never_replaced_by_another() {
    publish(create("customer", "1.0", 1), shared);
    ours.delete(DatasetRef.parse("customer:1.0"));

    var report = publish(create("customer", "1.0", 2), shared);
    assertThat(report.ok()).isFalse();
    assertThat(report.targets().getFirst().problem().orElseThrow().what())
        .contains("holds another customer:1.0");
  }

  @Test
  void a_version_of_the_same_name_in_the_own_catalog_is_not_replaced() {
    publish(create("customer", "1.0", 1), shared);
    ours.delete(DatasetRef.parse("customer:1.0"));
    Manifest other = create("customer", "1.0", 2);
    theirs = ours;

    assertThat(problem(() -> pull("customer")).what()).contains("holds another customer:1.0");
    assertThat(ours.get(other.ref())).isEqualTo(other);
  }

  @Test
  void one_broken_target_does_not_keep_the_others_from_the_version() throws IOException {
    Manifest made = create("customer", "1.0", 1);
    Path file = Files.writeString(directory.resolve("a-file"), "not a folder");
    String bucket = server.bucket();
    PublishReport report =
        publish(made, file.toString(), shared, "s3://nobodys-bucket/x", bucket, shared);

    assertThat(report.ok()).isFalse();
    assertThat(report.targets().stream().map(PublishReport.TargetReport::outcome))
        .containsExactly(Outcome.FAILED, Outcome.PUBLISHED, Outcome.FAILED, Outcome.PUBLISHED);
    assertThat(report.targets().get(0).problem().orElseThrow().what()).contains(file.toString());
    assertThat(report.targets().get(2).problem().orElseThrow().what())
        .contains("no bucket 'nobodys-bucket'");
    assertThat(pull("customer").manifest()).isEqualTo(made);
    theirs.delete(made.ref());
    assertThat(pull(bucket, "customer", Verification.FULL).manifest()).isEqualTo(made);
  }

  @Test
  void a_damaged_file_is_named_with_both_sums_and_the_rest_is_kept_for_the_next_attempt()
      throws IOException {
    Manifest made = create("customer", "1.0", 1);
    Publication publication = publish(made, shared).publication();
    Publication.StoredPart events = part(publication, "customer_events.parquet");
    Path stored = Path.of(shared, Layout.place(made.ref(), events));
    byte[] whole = Files.readAllBytes(stored);
    byte[] damaged = whole.clone();
    damaged[1000] ^= 1;
    Files.write(stored, damaged);

    Problem problem = problem(() -> pull("customer"));
    assertThat(problem.kind()).isEqualTo(Problem.Kind.DATA);
    assertThat(problem.what())
        .contains("customer_events.parquet", events.sha256(), Checksums.of(damaged));
    assertThat(theirs.list()).isEmpty();

    Files.write(stored, whole);
    PullReport again = pull("customer");
    assertThat(again.manifest()).isEqualTo(made);
    assertThat(again.kept() + again.fetched()).isEqualTo(3);
    assertThat(files(theirs.directory(made))).hasSize(5);
  }

  @Test
  void a_file_that_is_missing_or_too_short_is_named_and_put_back_by_publishing_again()
      throws IOException {
    Manifest made = create("customer", "1.0", 1);
    Publication publication = publish(made, shared).publication();
    Path events =
        Path.of(shared, Layout.place(made.ref(), part(publication, "customer_events.parquet")));
    Path profiles =
        Path.of(shared, Layout.place(made.ref(), part(publication, "customer_profiles.parquet")));

    Files.delete(events);
    assertThat(problem(() -> pull("customer")).what())
        .contains("customer_events.parquet of customer:1.0 is missing");
    Files.write(events, new byte[100]);
    assertThat(problem(() -> pull("customer")).what()).contains("has 100 bytes");
    Files.delete(profiles);
    Files.delete(Path.of(shared, "customer", "1.0", "manifest.json"));
    assertThat(theirs.list()).isEmpty();

    var target = publish(made, shared).targets().getFirst();
    assertThat(target.outcome()).isEqualTo(Outcome.ALREADY_THERE);
    assertThat(target.sent()).isEqualTo(3);
    assertThat(pull("customer").manifest()).isEqualTo(made);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_cancelled_transfer_leaves_nothing_that_can_be_seen_and_goes_on(boolean bucket) {
    String place = place(bucket);
    Manifest made = create("customer", "1.0", 1);
    assertThatThrownBy(
            () -> {
              Cancellation cancellation = new Cancellation();
              new Publisher(
                      ours, new Labels(ours), stores, RestoreRates.NONE, InstantSource.system())
                  .publish(
                      new PublishRequest(
                          made.ref(), List.of(place), Optional.empty(), List.of(), List.of()),
                      cancelAtFirstByte("Publishing", cancellation),
                      cancellation);
            })
        .hasMessageContaining("Cancelled");
    assertThat(new Puller(theirs, new Labels(theirs), stores).available(place).publications())
        .isEmpty();
    assertThat(publish(made, place).ok()).isTrue();

    assertThatThrownBy(
            () -> {
              Cancellation cancellation = new Cancellation();
              new Puller(theirs, new Labels(theirs), stores)
                  .pull(
                      new PullRequest(place, Optional.empty(), Verification.CHECKSUMS),
                      cancelAtFirstByte("Pulling", cancellation),
                      cancellation);
            })
        .hasMessageContaining("Cancelled");
    assertThat(theirs.list()).isEmpty();
    assertThat(theirs.problems()).isEmpty();
    assertThat(pull(place, "customer", Verification.FULL).manifest()).isEqualTo(made);
    assertThat(files(theirs.directory(made))).hasSize(5);
    assertThat(directory.resolve("theirs/datasets/customer").toFile().list())
        .containsExactly("1.0");
  }

  private static Progress cancelAtFirstByte(String task, Cancellation cancellation) {
    return step -> {
      if (step.task().startsWith(task) && step.done() > 0) {
        cancellation.cancel();
      }
    };
  }

  @Test
  void what_a_pull_has_left_is_cleaned_up_on_request() throws IOException {
    Manifest made = create("customer", "1.0", 1);
    Publication publication = publish(made, shared).publication();
    Files.delete(
        Path.of(shared, Layout.place(made.ref(), part(publication, "customer_events.parquet"))));
    assertThat(problem(() -> pull("customer")).what()).contains("missing");
    // Whether the other file came first is a matter of luck, so there may be nothing but a note.
    assertThat(directory.resolve("theirs/datasets/customer")).exists();

    assertThat(theirs.collectGarbage()).isPositive();
    assertThat(directory.resolve("theirs/datasets/customer")).doesNotExist();
  }

  @Test
  void a_place_offers_what_is_complete_and_says_what_is_broken() throws IOException {
    Puller puller = new Puller(theirs, new Labels(theirs), stores);
    assertThat(puller.available(shared).publications()).isEmpty();
    assertThat(problem(() -> pull("customer")).what()).contains("Nothing is published");
    Manifest first = create("customer", "1.0", 1);
    publish(first, shared);
    publish(create("orders", "2.0", 1), shared);
    Path incomplete = Files.createDirectories(Path.of(shared, "customer", "1.1"));
    Files.copy(
        Path.of(shared, "customer", "1.0", "manifest.json"), incomplete.resolve("manifest.json"));
    Path broken = Files.createDirectories(Path.of(shared, "customer", "1.2"));
    Files.writeString(broken.resolve("publication.json"), "{");
    Files.createDirectories(Path.of(shared, "not a dataset", "x"));

    Offers offers = puller.available(shared);
    assertThat(offers.publications().stream().map(p -> p.ref().toString()))
        .containsExactly("orders:2.0", "customer:1.0");
    assertThat(offers.problems()).hasSize(1);
    assertThat(offers.problems().getFirst().what()).contains("customer/1.2/publication.json");
    assertThat(pull("customer").manifest()).isEqualTo(first);
    assertThat(problem(() -> pull("custmer")).hint()).contains("customer");
    assertThat(problem(() -> pull("customer:3.0")).hint()).contains("customer:1.0");
    assertThat(
            problem(
                    () ->
                        puller.pull(
                            new PullRequest(shared, Optional.empty(), Verification.CHECKSUMS),
                            Progress.NONE,
                            new Cancellation()))
                .hint())
        .contains("orders:2.0");
  }

  @Test
  void the_own_catalog_is_no_place_to_publish_to() {
    Manifest made = create("customer", "1.0", 1);
    Path own = directory.resolve("ours/datasets/elsewhere");
    assertThat(problem(() -> publish(made, own.toString())).what()).contains("own catalog");
    assertThat(problem(() -> publish(made)).kind()).isEqualTo(Problem.Kind.REQUEST);
  }

  @Test
  void equal_files_are_stored_once() {
    Manifest made = create("customer", "1.0", 1);
    publish(made, shared);
    publish(combine("copy:1.0", made, made, false), shared);
    try (FileStore store = stores.open(shared)) {
      assertThat(store.list("_files/").stream().map(StoredFile::path)).hasSize(2);
    }
  }

  @Test
  void a_restore_estimate_says_what_it_goes_by() {
    Manifest made = create("customer", "1.0", 1);
    Instant when = Instant.parse("2026-11-20T10:00:00Z");
    RestoreRates rates =
        _ ->
            List.of(
                new RestoreRates.MeasuredLoad("postgresql", "big:1.0", made.rows() * 10, 20, when),
                new RestoreRates.MeasuredLoad("duckdb", "customer:1.0", made.rows(), 0.5, when));
    var estimates = RestoreEstimates.of(made, rates);

    assertThat(estimates.get(0).seconds()).isEqualTo(2);
    assertThat(estimates.get(0).basis()).contains("scaled by rows", "big:1.0", "2026-11-20");
    assertThat(estimates.get(1).seconds()).isEqualTo(0.5);
    assertThat(estimates.get(1).basis()).startsWith("measured on the publisher's machine");
  }
}
