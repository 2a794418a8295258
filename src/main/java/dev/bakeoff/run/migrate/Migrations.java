package dev.bakeoff.run.migrate;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.run.RunJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The migrations of a home, one file each below {@code migrations}. Thread-safe. */
public final class Migrations {
  private final Path folder;

  public Migrations(Path home) {
    this.folder = home.resolve("migrations");
  }

  /** Newest first. */
  public List<Migration> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().endsWith(".json"))
          .map(this::read)
          .sorted(Comparator.comparing(Migration::created).thenComparing(Migration::id).reversed())
          .toList();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * One of them.
   *
   * @param id whole or its beginning; empty for the latest that fits the others
   * @param from the source's URL, or a part of it such as the profile's name; empty for any
   * @param to likewise of the target
   */
  public Migration get(Optional<String> id, Optional<String> from, Optional<String> to) {
    List<Migration> all = list();
    List<Migration> fitting =
        all.stream()
            .filter(m -> id.isEmpty() || m.id().startsWith(id.get()))
            .filter(m -> from.isEmpty() || names(m.from(), from.get()))
            .filter(m -> to.isEmpty() || names(m.to(), to.get()))
            .toList();
    if (fitting.isEmpty()) {
      throw Problem.request(
              all.isEmpty() ? "No migration is planned." : "There is no such migration.",
              all.isEmpty()
                  ? "Plan one: bakeoff migrate plan --from dynamodb://NAME --to postgresql://NAME"
                  : Suggestions.hint(
                      id.orElse(""), all.stream().map(Migration::id).limit(10).toList()))
          .asException();
    }
    if (id.isPresent() && fitting.size() > 1) {
      throw Problem.request(
              "'%s' is the beginning of %d migrations' ids.".formatted(id.get(), fitting.size()),
              "Give more of it.")
          .asException();
    }
    return fitting.getFirst();
  }

  /** A part of a URL names it: the whole, its scheme, or the profile's name. */
  private static boolean names(String url, String part) {
    String[] parts = url.split("://|/");
    return url.equals(part) || parts[0].equals(part) || parts[1].equals(part);
  }

  void save(Migration migration) {
    write(
        migration.id() + ".json",
        RunJson.write(migration).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Writes a file beside the migrations and returns its path. */
  Path write(String name, byte[] content) {
    try {
      Files.createDirectories(folder);
      Path beside = folder.resolve(name + ".new");
      Files.write(beside, content);
      return Files.move(
          beside,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Migration read(Path file) {
    try {
      return RunJson.read(Files.readString(file), Migration.class);
    } catch (IOException | IllegalArgumentException e) {
      throw Problem.of(
              Problem.Kind.DATA,
              "The migration " + file + " cannot be read: " + e.getMessage(),
              "Remove the file, and plan the migration again.")
          .asException(e);
    }
  }

  private ProblemException unusable(IOException e) {
    return Problem.of(
            Problem.Kind.STORAGE,
            "The folder " + folder + " cannot be used: " + e.getMessage(),
            "See to its rights and to free space.")
        .asException(e);
  }
}
