package dev.bakeoff.dataset.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.publish.Publication.StoredPart;
import dev.bakeoff.dataset.remote.Locations;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads and writes {@code publication.json}. Anybody may have written it, so nothing in it is
 * believed that could lead out of a folder or past a checksum. Keys that are not known are left
 * alone: a change that matters has another format number.
 */
final class PublicationFile {
  private static final int FORMAT = 1;
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private record Document(
      int format,
      String name,
      String version,
      String fingerprint,
      long rows,
      long bytes,
      Instant created,
      Instant published,
      Optional<String> description,
      List<String> tags,
      List<String> compatiblePlatforms,
      List<Estimate> restoreTimeEstimate,
      List<Publication.Table> tables,
      List<StoredPart> files) {}

  private record Estimate(String platform, double seconds, String basis) {}

  private PublicationFile() {}

  /** The document of a list's element, which is the file's content. */
  static ObjectNode toJson(Publication publication) {
    return MAPPER.valueToTree(document(publication));
  }

  static byte[] write(Publication publication) {
    try {
      return MAPPER.writeValueAsBytes(document(publication));
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Document document(Publication p) {
    return new Document(
        FORMAT,
        p.name(),
        p.version(),
        p.fingerprint(),
        p.rows(),
        p.bytes(),
        p.created(),
        p.published(),
        p.description(),
        p.tags(),
        p.compatiblePlatforms(),
        p.restore().stream().map(e -> new Estimate(e.platform(), e.seconds(), e.basis())).toList(),
        p.tables(),
        p.files());
  }

  /**
   * Reads a publication.
   *
   * @param ref whose it has to be
   * @param where it lies, for people
   * @throws ProblemException of kind DATA, naming the file and what is wrong with it
   */
  static Publication read(byte[] content, DatasetRef ref, String where) {
    Document d;
    try {
      d = MAPPER.readValue(content, Document.class);
    } catch (IOException e) {
      throw bad(where, "it is not the JSON object that it should be", e);
    }
    require(d != null, where, "it is empty");
    require(d.format == FORMAT, where, "format %d is not known, only 1".formatted(d.format));
    require(
        ref.name().equals(d.name) && ref.version().equals(Optional.ofNullable(d.version)),
        where,
        "it describes %s:%s and not %s".formatted(d.name, d.version, ref));
    require(
        d.fingerprint != null && FINGERPRINT.matcher(d.fingerprint).matches(),
        where,
        "its fingerprint is not 32 hexadecimal digits");
    require(d.rows >= 0 && d.bytes >= 0, where, "it has a negative size");
    require(d.created != null && d.published != null, where, "it has no dates");
    require(d.files != null && d.tables != null, where, "it has no files or no tables");
    checkFiles(d.files, where);
    return new Publication(
        d.name,
        d.version,
        d.fingerprint,
        d.rows,
        d.bytes,
        d.created,
        d.published,
        d.description,
        orEmpty(d.tags),
        orEmpty(d.compatiblePlatforms),
        orEmpty(d.restoreTimeEstimate).stream()
            .map(e -> new Publication.RestoreEstimate(e.platform(), e.seconds(), e.basis()))
            .toList(),
        d.tables,
        d.files);
  }

  private static void checkFiles(List<StoredPart> files, String where) {
    Set<String> paths = new HashSet<>();
    for (StoredPart file : files) {
      require(file != null && file.path() != null, where, "it has a file without a path");
      require(
          Locations.isPath(file.path()) && !hasHiddenPart(file.path()),
          where,
          "the file '%s' does not lie inside the version's folder".formatted(file.path()));
      require(paths.add(file.path()), where, "it names '%s' twice".formatted(file.path()));
      require(
          file.bytes() >= 0 && file.sha256() != null && SHA_256.matcher(file.sha256()).matches(),
          where,
          "the size or checksum of '%s' is none".formatted(file.path()));
    }
  }

  /** Bakeoff's own files in a version's folder begin with a point. */
  static boolean hasHiddenPart(String path) {
    return path.startsWith(".") || path.contains("/.");
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }

  private static void require(boolean holds, String where, String reason) {
    if (!holds) {
      throw bad(where, reason, null);
    }
  }

  private static ProblemException bad(String where, String reason, Exception cause) {
    return Problem.of(
            Problem.Kind.DATA,
            "%s is not a publication that can be used: %s.".formatted(where, reason),
            "Its publisher has to publish it again, after deleting that file.")
        .asException(cause);
  }
}
