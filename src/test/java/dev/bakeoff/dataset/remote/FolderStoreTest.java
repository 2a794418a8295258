package dev.bakeoff.dataset.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bakeoff.dataset.remote.FileStore.StoredFile;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderStoreTest {
  private static final int MIB = 1 << 20;

  @TempDir private Path directory;
  private Path root = Path.of("");
  private FileStore store = new FolderStore(root);

  @BeforeEach
  void open() {
    root = directory.resolve("root");
    store = new Stores().open(root.toString());
  }

  @Test
  void small_files_are_written_read_listed_and_deleted() {
    assertThat(store.list("")).isEmpty();
    assertThat(store.folders("")).isEmpty();
    store.write("a/1.0/x.json", bytes("one"));
    store.write("a/1.0/x.json", bytes("again"));
    store.write("a/1.1/y.json", bytes("two"));

    assertThat(store.read("a/1.0/x.json")).contains(bytes("again"));
    assertThat(store.find("a/1.0")).isEmpty();
    assertThat(store.folders("a")).containsExactly("1.0", "1.1");
    assertThat(store.list("a/1.")).hasSize(2);
    assertThat(store.list("a/1.1/")).containsExactly(new StoredFile("a/1.1/y.json", 3));

    store.delete("a/1.0/x.json");
    store.delete("a/1.0/x.json");
    assertThat(store.list("")).hasSize(1);
  }

  @Test
  void of_several_that_create_a_file_one_succeeds() {
    long written =
        Stream.of("a", "b", "c", "d").parallel().filter(t -> store.create("d/x", bytes(t))).count();
    assertThat(written).isEqualTo(1);
    assertThat(store.list("")).hasSize(1);
    assertThat(root.resolve("d").toFile().list()).hasSize(1);
  }

  private Path file(String name, int seed) throws IOException {
    byte[] content = new byte[10 * MIB];
    new Random(seed).nextBytes(content);
    return Files.write(directory.resolve(name), content);
  }

  private void cancelUpload(Path file) {
    Cancellation cancellation = new Cancellation();
    assertThatThrownBy(
            () ->
                store.upload(
                    file,
                    "d/x",
                    bytes -> {
                      if (bytes > 0) {
                        cancellation.cancel();
                      }
                    },
                    cancellation))
        .isInstanceOf(ProblemException.class);
    assertThat(store.list("")).isEmpty();
  }

  private List<Long> upload(Path file) throws IOException {
    List<Long> portions = new ArrayList<>();
    store.upload(file, "d/x", portions::add, new Cancellation());
    assertThat(root.resolve("d/x")).hasSameBinaryContentAs(file);
    assertThat(root.resolve("d").toFile().list()).hasSize(1);
    assertThat(portions.stream().mapToLong(p -> p).sum()).isEqualTo(Files.size(file));
    return portions;
  }

  @Test
  void an_interrupted_copy_goes_on_where_it_ended() throws IOException {
    Path file = file("one", 1);
    cancelUpload(file);

    assertThat(upload(file).getFirst()).isEqualTo(4L * MIB);
  }

  @Test
  void what_a_power_failure_has_left_of_a_copy_is_not_continued() throws IOException {
    Path file = file("one", 1);
    cancelUpload(file);
    Path partial = root.resolve("d").resolve(root.resolve("d").toFile().list()[0]);
    byte[] damaged = Files.readAllBytes(partial);
    damaged[3 * MIB] ^= 1;
    Files.write(partial, damaged);

    assertThat(upload(file).getFirst()).isZero();
  }

  @Test
  void the_beginning_of_one_file_is_not_continued_with_the_end_of_another() throws IOException {
    cancelUpload(file("one", 1));

    assertThat(upload(file("other", 2)).getFirst()).isZero();
  }

  @Test
  void a_file_that_was_changed_is_copied_from_its_beginning() throws IOException {
    cancelUpload(file("one", 1));

    assertThat(upload(file("one", 2)).getFirst()).isZero();
  }

  @Test
  void two_copies_of_one_file_at_the_same_time_do_not_mix() throws IOException {
    Path file = file("one", 1);
    store.upload(
        file,
        "d/x",
        bytes -> {
          if (bytes == 0) {
            assertThat(problem(() -> store.upload(file, "d/x", _ -> {}, new Cancellation())).what())
                .contains("another Bakeoff");
          }
        },
        new Cancellation());
    assertThat(root.resolve("d/x")).hasSameBinaryContentAs(file);
  }

  @Test
  void paths_that_lead_elsewhere_are_refused() {
    for (String path : List.of("../x", "/etc/x", "a/../../x", "a//b", "a\\b", "C:x", "", "a/")) {
      assertThat(problem(() -> store.write(path, bytes("x"))).kind())
          .isEqualTo(Problem.Kind.REQUEST);
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void links_out_of_the_folder_are_not_followed() throws IOException {
    Assumptions.assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
        "this system makes links for administrators only");
    Path outside = Files.createDirectories(directory.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    store.write("a/x", bytes("x"));
    Files.createSymbolicLink(root.resolve("folder"), outside);
    Files.createSymbolicLink(root.resolve("file"), outside.resolve("secret"));
    Files.createSymbolicLink(root.resolve("nowhere"), outside.resolve("not-there"));

    assertThat(store.list("")).containsExactly(new StoredFile("a/x", 1));
    assertThat(store.folders("")).containsExactly("a");
    for (String path : List.of("folder/secret", "file", "folder/new", "nowhere")) {
      problem(() -> store.read(path));
      problem(() -> store.write(path, bytes("x")));
    }
    assertThat(outside).isDirectoryContaining("glob:**secret");
    assertThat(outside.toFile().list()).hasSize(1);
  }

  @Test
  void a_file_in_the_folders_place_is_named() throws IOException {
    Files.writeString(root, "a file");
    assertThat(problem(() -> store.write("x", bytes("x"))).what()).contains(root.toString());
  }

  @Test
  void places_of_other_kinds_are_refused_without_repeating_their_secrets() {
    Stores stores = new Stores();
    assertThat(problem(() -> stores.open("gs://bucket")).what()).contains("gs://bucket");
    assertThat(problem(() -> stores.open(" ")).kind()).isEqualTo(Problem.Kind.REQUEST);
    for (String location :
        List.of("s3://KEY:hidden@bucket/x", "https://b.example/x?X-Amz-Signature=hidden")) {
      assertThat(problem(() -> stores.open(location)).toString()).doesNotContain("hidden");
    }
  }

  private static Problem problem(ThrowingCallable work) {
    return catchThrowableOfType(ProblemException.class, work).problem();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
