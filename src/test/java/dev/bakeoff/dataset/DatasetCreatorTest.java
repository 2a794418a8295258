package dev.bakeoff.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatasetCreatorTest {
  @TempDir Path home;

  @Test
  void filesAreTheSameToTheBitWhateverTheNumberOfThreads() throws Exception {
    Map<String, String> expected = null;
    for (int threads : new int[] {1, 2, 5}) {
      Path own = home.resolve("t" + threads);
      Manifest manifest =
          Datasets.creator(own)
              .ensure(
                  Datasets.request("c", "1.0", 150_000, 42, threads),
                  Progress.NONE,
                  new Cancellation());
      Map<String, String> hashes = new TreeMap<>();
      for (TableEntry table : manifest.tables()) {
        for (Path file : new ParquetSource(new DatasetCatalog(own), manifest).files(table)) {
          hashes.put(file.getFileName().toString(), sha256(file));
        }
      }
      assertThat(hashes).hasSize(2);
      expected = expected == null ? hashes : expected;
      assertThat(hashes).as("%d threads", threads).isEqualTo(expected);
    }
  }

  /** Another generator would be other data under the same name: this must never change. */
  @Test
  void theSmallCustomerDatasetIsTheOneOfEveryRelease() {
    CreateRequest small =
        new CreateRequest("customer", "1.0", "customer", CreateRequest.Size.scale("small"), 42, 2);

    Manifest manifest = Datasets.creator(home).ensure(small, Progress.NONE, new Cancellation());

    assertThat(manifest.tables().stream().map(TableEntry::rows)).containsExactly(10_000L, 100_000L);
    assertThat(manifest.tables().stream().map(TableEntry::fingerprint))
        .containsExactly("4fe92a0deeb010b6853d9f056c57c228", "f69946500c9c5b8c1e25db6e13c2245e");
  }

  @Test
  void theFilesHoldTheRowsThatWereFingerprintedWhileTheyWereMade() {
    Manifest manifest = Datasets.create(home, "c", "1.0", 20_001);

    for (TableEntry table : manifest.tables()) {
      try (RowCursor rows = new ParquetSource(new DatasetCatalog(home), manifest).rows(table)) {
        Fingerprint read =
            Fingerprint.of(rows, table.schema(), "Reading", 0, Progress.NONE, new Cancellation());
        assertThat(read.hex()).as(table.name()).isEqualTo(table.fingerprint());
        assertThat(read.rows()).isEqualTo(table.rows());
      }
      assertThat(table.keys()).contains(new TableEntry.KeyRange(1, table.rows()));
    }
    assertThat(manifest.tables().stream().map(TableEntry::rows)).containsExactly(2_000L, 20_001L);
  }

  @Test
  void anotherSeedGivesAnotherFingerprint() {
    Manifest one = Datasets.create(home, "c", "1.0", 500);
    Manifest two =
        Datasets.creator(home)
            .ensure(Datasets.request("c", "2.0", 500, 43, 1), Progress.NONE, new Cancellation());

    assertThat(two.fingerprint()).isNotEqualTo(one.fingerprint());
    for (TableEntry table : one.tables()) {
      assertThat(two.table(table.name()).fingerprint()).isNotEqualTo(table.fingerprint());
    }
  }

  @Test
  void aDatasetThatIsThereIsNotMadeAgain() {
    Manifest first = Datasets.create(home, "c", "1.0", 1_000);
    List<Progress.Step> steps = new ArrayList<>();

    Manifest again =
        Datasets.creator(home, Instant.parse("2030-01-01T00:00:00Z"))
            .ensure(Datasets.request("c", "1.0", 1_000), steps::add, new Cancellation());

    assertThat(again).isEqualTo(first);
    assertThat(steps).isEmpty();
  }

  @Test
  void aScaleAndItsNumberOfRowsAreTheSameRequest() {
    Manifest byRows = Datasets.create(home, "c", "1.0", 100_000);
    CreateRequest byScale =
        new CreateRequest("c", "1.0", "customer", CreateRequest.Size.scale("small"), 42, 1);

    assertThat(Datasets.creator(home).ensure(byScale, Progress.NONE, new Cancellation()))
        .isEqualTo(byRows);
  }

  @Test
  void aDatasetOfThatNameThatWasMadeDifferentlyIsARequestProblemThatSaysHow() {
    Datasets.create(home, "c", "1.0", 1_000);

    assertProblem(
        Datasets.request("c", "1.0", 2_000, 7, 1),
        Problem.Kind.REQUEST,
        "Dataset c:1.0 is there already, but was made differently: seed 42, not 7; scale 1000, not"
            + " 2000.");
  }

  @Test
  void unknownSpecsAndScalesAndBadNumbersNameWhatIsAllowed() {
    assertProblem(
        new CreateRequest("c", "1.0", "custmer", CreateRequest.Size.smallest(), 1, 1),
        Problem.Kind.REQUEST,
        "There is no dataset spec 'custmer'. Did you mean 'customer'?");
    assertProblem(
        new CreateRequest("c", "1.0", "customer", CreateRequest.Size.scale("smal"), 1, 1),
        Problem.Kind.REQUEST,
        "Did you mean 'small'? Known: large, medium, small, xlarge.");
    assertProblem(
        new CreateRequest(
            "c",
            "1.0",
            "customer",
            new CreateRequest.Size(
                Optional.of("small"), OptionalLong.of(5), OptionalInt.empty(), Map.of()),
            1,
            1),
        Problem.Kind.REQUEST,
        "Both a scale and a number of rows");
    assertProblem(Datasets.request("c", "1.0", 0), Problem.Kind.REQUEST, "Ask for 1 to 30B rows.");
    assertProblem(
        Datasets.request("c", "1.0", 100_000_000_000L), Problem.Kind.REQUEST, "1 to 30B rows");
    assertProblem(Datasets.request("c", "1.0", 10, 1, 0), Problem.Kind.REQUEST, "0 threads");
    assertProblem(
        Datasets.request("../c", "1.0", 10), Problem.Kind.REQUEST, "cannot name a dataset");
  }

  @Test
  void withoutScaleOrRowsItIsTheSmallestScale() {
    CreateRequest request =
        new CreateRequest("c", "1.0", "customer", CreateRequest.Size.smallest(), 1, 1);

    assertThat(Datasets.creator(home).estimate(request).rows()).isEqualTo(110_000);
  }

  @Test
  void whatTheDiskCannotHoldIsRefusedAtOnce() {
    assertProblem(
        Datasets.request("c", "1.0", 30_000_000_000L),
        Problem.Kind.STORAGE,
        "Dataset c:1.0 needs about");
    assertThat(home.resolve("datasets/c")).doesNotExist();
  }

  @Test
  void theEstimateIsCloseToTheFiles() {
    CreateRequest request = Datasets.request("c", "1.0", 200_000);
    DatasetCreator creator = Datasets.creator(home);

    long estimated = creator.estimate(request).bytes();
    long written = creator.ensure(request, Progress.NONE, new Cancellation()).bytes();

    assertThat((double) estimated / written).isBetween(1.0, 1.5);
  }

  @Test
  void cancellingLeavesNothingBehind() throws IOException {
    Cancellation cancellation = new Cancellation();
    Progress cancelSoon =
        step -> {
          if (step.task().contains("events") && step.done() > 20_000) {
            cancellation.cancel();
          }
        };

    assertThatThrownBy(
            () ->
                Datasets.creator(home)
                    .ensure(Datasets.request("c", "1.0", 1_000_000), cancelSoon, cancellation))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.CANCELLED));

    try (Stream<Path> left = Files.walk(home)) {
      assertThat(left.filter(Files::isRegularFile)).allMatch(f -> f.toString().endsWith(".lock"));
    }
    assertThat(Datasets.create(home, "c", "1.0", 100).rows()).isEqualTo(110);
  }

  @Test
  void progressCountsUpToEveryTablesRows() {
    List<Progress.Step> steps = new ArrayList<>();

    Datasets.creator(home)
        .ensure(Datasets.request("c", "1.0", 50_000), steps::add, new Cancellation());

    assertThat(steps.stream().map(s -> new Progress.Step(s.task(), s.done(), s.total(), s.unit())))
        .contains(
            new Progress.Step("Generating customer_profiles", 5_000, 5_000, "rows"),
            new Progress.Step("Generating customer_events", 50_000, 50_000, "rows"));
  }

  @Test
  void progressTellsTheSizeOfTheFilesSoFar() {
    List<Progress.Step> steps = new ArrayList<>();

    // Enough for the first row groups to be in the file before the last rows are made.
    Manifest manifest =
        Datasets.creator(home)
            .ensure(Datasets.request("c", "1.0", 2_500_000), steps::add, new Cancellation());

    assertThat(steps.getLast().bytes()).isPositive().isLessThanOrEqualTo(manifest.bytes());
  }

  @Test
  void aHomeThatCannotBeWrittenToIsAStorageProblem() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "in the way");
    DatasetCreator creator =
        new DatasetCreator(new DatasetCatalog(file), BuiltInSpecs.load(), InstantSource.system());

    assertThatThrownBy(
            () ->
                creator.ensure(Datasets.request("c", "1.0", 10), Progress.NONE, new Cancellation()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.STORAGE))
        .hasMessageContaining("cannot be written below " + file);
  }

  private void assertProblem(CreateRequest request, Problem.Kind kind, String words) {
    assertThatThrownBy(
            () -> Datasets.creator(home).ensure(request, Progress.NONE, new Cancellation()))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().kind()).isEqualTo(kind))
        .hasMessageContaining(words);
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
