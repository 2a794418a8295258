package dev.bakeoff.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.model.Problem;
import dev.bakeoff.report.document.ReportKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The reports that were written lately: those of the reports' own folder, and, by a small index in
 * it, those that went elsewhere. Files that are gone are not in it. Thread-safe.
 */
public final class WrittenReports {
  private static final String INDEX = "index.json";
  private static final int MOST = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /**
   * Of a folder, which is made when a report is written.
   *
   * @param folder where reports go that are not asked to go elsewhere
   */
  public WrittenReports(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /**
   * A report that was written.
   *
   * @param file where it lies
   * @param written when
   * @param title what it is called
   * @param kind for whom it was made; empty where that is not known, or of a picture or data
   * @param bytes its size
   */
  public record Entry(
      Path file, Instant written, String title, Optional<ReportKind> kind, long bytes) {
    /** The file's extension. */
    public String format() {
      String name = file.getFileName().toString();
      return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
  }

  public Path folder() {
    return folder;
  }

  /**
   * All of them, the newest first.
   *
   * @throws dev.bakeoff.model.ProblemException of kind STORAGE where the folder cannot be read
   */
  public synchronized List<Entry> list() {
    List<Entry> entries = new ArrayList<>();
    for (JsonNode node : index()) {
      entry(node).ifPresent(entries::add);
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(file -> Reports.FORMATS.contains(extension(file)))
            .filter(file -> !file.getFileName().toString().equals(INDEX))
            .filter(file -> !file.getFileName().toString().startsWith("."))
            .filter(file -> entries.stream().noneMatch(e -> e.file().equals(file)))
            .flatMap(file -> found(file, Optional.empty(), "", Optional.empty()).stream())
            .forEach(entries::add);
      } catch (IOException e) {
        throw unreadable().asException(e);
      }
    }
    return entries.stream().sorted(Comparator.comparing(Entry::written).reversed()).toList();
  }

  /** Notes a report that was written. */
  public synchronized void add(Path file, String title, Optional<ReportKind> kind) {
    Path target = file.toAbsolutePath();
    ArrayNode kept = JSON.createArrayNode();
    ObjectNode node =
        kept.addObject()
            .put("file", target.toString())
            .put("written", Instant.now().toString())
            .put("title", title);
    kind.ifPresent(k -> node.put("kind", k.id()));
    for (JsonNode old : index()) {
      if (kept.size() < MOST && !old.path("file").asText().equals(target.toString())) {
        kept.add(old);
      }
    }
    write(kept);
  }

  /** Deletes a report's file; one that is gone is none the worse for it. */
  public synchronized void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The report " + file + " cannot be deleted.",
              "See whether another program has it open.")
          .asException(e);
    }
    ArrayNode kept = JSON.createArrayNode();
    for (JsonNode old : index()) {
      if (!old.path("file").asText().equals(file.toAbsolutePath().toString())) {
        kept.add(old);
      }
    }
    write(kept);
  }

  private static Optional<Entry> entry(JsonNode node) {
    Optional<ReportKind> kind =
        Stream.of(ReportKind.values())
            .filter(k -> k.id().equals(node.path("kind").asText()))
            .findFirst();
    Optional<Instant> written;
    try {
      written = Optional.of(Instant.parse(node.path("written").asText()));
    } catch (DateTimeParseException e) {
      written = Optional.empty();
    }
    return found(Path.of(node.path("file").asText()), written, node.path("title").asText(), kind);
  }

  private static Optional<Entry> found(
      Path file, Optional<Instant> written, String title, Optional<ReportKind> kind) {
    try {
      Instant when =
          written.isPresent() ? written.get() : Files.getLastModifiedTime(file).toInstant();
      String name = title.isEmpty() ? file.getFileName().toString() : title;
      return Optional.of(new Entry(file, when, name, kind, Files.size(file)));
    } catch (IOException e) {
      // Moved or deleted by another program: then it is no report of ours any more.
      return Optional.empty();
    }
  }

  /** An index that cannot be read is begun anew: the reports themselves are what counts. */
  private ArrayNode index() {
    Path file = folder.resolve(INDEX);
    try {
      return Files.isRegularFile(file)
              && JSON.readTree(Files.readString(file, StandardCharsets.UTF_8))
                  instanceof ArrayNode nodes
          ? nodes
          : JSON.createArrayNode();
    } catch (JsonProcessingException e) {
      return JSON.createArrayNode();
    } catch (IOException e) {
      throw unreadable().asException(e);
    }
  }

  private void write(ArrayNode nodes) {
    try {
      Files.createDirectories(folder);
      Path beside = folder.resolve("." + INDEX);
      Files.writeString(beside, nodes.toPrettyString(), StandardCharsets.UTF_8);
      Files.move(beside, folder.resolve(INDEX), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The list of reports in " + folder + " cannot be written.",
              "See whether the folder may be written to and the disk has room.")
          .asException(e);
    }
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private Problem unreadable() {
    return Problem.of(
        Problem.Kind.STORAGE,
        "The folder " + folder + " cannot be read.",
        "See whether it may be read.");
  }
}
