package dev.bakeoff.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for platforms that keep their data in a file. */
public abstract class EmbeddedContract extends JdbcContract {
  @TempDir static Path files;

  @TempDir Path own;

  /** A database of this type that somebody else made, with a table {@code precious}. */
  protected abstract void makeForeignDatabase(Path file) throws Exception;

  /** How many rows that table has. */
  protected abstract long countPrecious(Path file) throws Exception;

  protected static Path directory() {
    return files.resolve("plätform data");
  }

  @Override
  protected final Connection connection(
      String namespace, boolean readOnly, Map<String, String> moreSettings) {
    Map<String, String> settings = new HashMap<>(moreSettings);
    settings.putIfAbsent("directory", directory().toString());
    return new Connection(
        "mine", adapter().descriptor().type(), namespace, readOnly, settings, Map.of());
  }

  @Override
  protected final void assertNothingThere(String namespace) {
    if (!Files.exists(directory())) {
      return;
    }
    try (Stream<Path> children = Files.list(directory())) {
      List<String> left =
          children.map(p -> p.getFileName().toString()).filter(n -> n.contains(namespace)).toList();
      assertThat(left).isEmpty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void describingLeavesNoFileBehind() {
    try (PlatformSession session = adapter().open(connection("probe", false, Map.of()))) {
      session.describe();
    }
    assertNothingThere("probe");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> adapter().open(connection("nowhere", true, Map.of())))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("Load a dataset first");
  }

  @Test
  void aPathInAFolderThatDoesNotExistIsRefused() {
    Path file = own.resolve("no such folder/x.db");
    assertThatThrownBy(
            () -> {
              try (PlatformSession session =
                  adapter().open(connection("x", false, Map.of("path", file.toString())))) {
                session.load(nasty().manifest(), nasty(), Progress.NONE, new Cancellation());
              }
            })
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no such folder");
  }

  @Test
  void aFileOfTheUsersChoiceIsLoadedAndReadBack() {
    Connection connection =
        connection("x", false, Map.of("path", own.resolve("my data.db").toString()));
    try (PlatformSession session = adapter().open(connection)) {
      session.load(nasty().manifest(), nasty(), Progress.NONE, new Cancellation());
      session.load(nasty().manifest(), nasty(), Progress.NONE, new Cancellation());
      assertThat(session.holds(nasty().manifest())).isTrue();
      session.unload();
    }
    assertThat(own).isEmptyDirectory();
  }

  @Test
  void aDatabaseThatBakeoffDidNotMakeIsLeftAlone() throws Exception {
    Path file = own.resolve("precious.db");
    makeForeignDatabase(file);
    Connection connection = connection("x", false, Map.of("path", file.toString()));
    try (PlatformSession session = adapter().open(connection)) {
      assertThat(session.holds(nasty().manifest())).isFalse();
      assertRefused(
          () -> session.load(nasty().manifest(), nasty(), Progress.NONE, new Cancellation()));
      assertRefused(session::unload);
    }
    assertThat(countPrecious(file)).isEqualTo(3);
  }

  @Test
  void aFileThatIsNoDatabaseIsLeftAlone() throws Exception {
    Path file = own.resolve("notes.txt");
    Files.writeString(file, "my notes, not a database\n".repeat(500));
    String before = Files.readString(file);
    Connection connection = connection("x", false, Map.of("path", file.toString()));
    try (PlatformSession session = adapter().open(connection)) {
      assertThatThrownBy(
              () -> session.load(nasty().manifest(), nasty(), Progress.NONE, new Cancellation()))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("notes.txt");
    }
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void aDamagedFileOfBakeoffsOwnIsReplaced() throws Exception {
    loadNasty();
    Path file;
    try (Stream<Path> children = Files.list(directory())) {
      file = children.filter(p -> p.toString().contains("contract")).findFirst().orElseThrow();
    }
    Files.writeString(file, "damaged ".repeat(2000));
    try (PlatformSession session = open(false)) {
      assertThat(session.describe().version()).isNotEmpty();
      assertThat(session.holds(nasty().manifest())).isFalse();
      session.load(nasty().manifest(), nasty(), Progress.NONE, new Cancellation());
      assertThat(session.holds(nasty().manifest())).isTrue();
    }
  }

  private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().kind()).isEqualTo(Problem.Kind.REQUEST);
              assertThat(e).hasMessageContaining("not made by Bakeoff");
            });
  }
}
