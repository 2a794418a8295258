package dev.bakeoff.dataset.version;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What people write on versions: tags and a note, in {@code labels.json} beside the manifest, which
 * itself never changes. Thread-safe.
 */
public final class Labels {
  /** The file beside the manifest. */
  public static final String FILE = "labels.json";

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._:/-]{0,63}");

  private final DatasetCatalog catalog;

  public Labels(DatasetCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * What is written on a version.
   *
   * @param tags in the order of the alphabet
   * @param note free text; empty for none
   */
  public record Label(List<String> tags, String note) {
    public static final Label NONE = new Label(List.of(), "");

    public Label {
      tags = List.copyOf(new TreeSet<>(tags == null ? List.of() : tags));
      note = note == null ? "" : note;
    }
  }

  /** What is written on a version; nothing where that cannot be read. */
  public Label of(Manifest manifest) {
    Path file = file(manifest);
    try {
      return Files.isRegularFile(file)
          ? MAPPER.readValue(Files.readAllBytes(file), Label.class)
          : Label.NONE;
    } catch (JacksonException e) {
      return Label.NONE;
    } catch (IOException e) {
      throw failed(manifest, e);
    }
  }

  /** Adds and removes tags. */
  public synchronized Label tag(
      Manifest manifest, Collection<String> add, Collection<String> remove) {
    for (String tag : add) {
      if (!TAG.matcher(tag).matches()) {
        throw Problem.request(
                "'%s' cannot be a tag.".formatted(tag),
                "Use letters, digits and . _ : / -, without blanks, 64 at most.")
            .asException();
      }
    }
    Label label = of(manifest);
    TreeSet<String> tags = new TreeSet<>(label.tags());
    tags.addAll(add);
    tags.removeAll(remove);
    return write(manifest, new Label(List.copyOf(tags), label.note()));
  }

  /** Replaces the note. */
  public synchronized Label note(Manifest manifest, String text) {
    return write(manifest, new Label(of(manifest).tags(), text.strip()));
  }

  private Label write(Manifest manifest, Label label) {
    Path file = file(manifest);
    Path beside = file.resolveSibling("." + FILE + ".new");
    try {
      Files.write(beside, MAPPER.writeValueAsBytes(label));
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
      return label;
    } catch (IOException e) {
      throw failed(manifest, e);
    }
  }

  private Path file(Manifest manifest) {
    return catalog.directory(manifest).resolve(FILE);
  }

  private static ProblemException failed(Manifest manifest, IOException e) {
    return Problem.of(
            Problem.Kind.STORAGE,
            "The labels of %s cannot be kept: %s.".formatted(manifest.ref(), e.getMessage()),
            "See to the rights on the dataset's folder.")
        .asException(e);
  }
}
