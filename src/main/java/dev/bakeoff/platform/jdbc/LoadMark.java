package dev.bakeoff.platform.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import java.util.List;
import java.util.Optional;

/**
 * The note that Bakeoff leaves on a platform beside what it loaded: by it a namespace is known to
 * be Bakeoff's, and which version it holds.
 *
 * @param madeBy always {@code bakeoff}
 * @param dataset the dataset's name
 * @param version its version
 * @param fingerprint of the whole version
 * @param complete false while a load is under way
 * @param tables the names of the tables that Bakeoff made
 */
public record LoadMark(
    String madeBy,
    String dataset,
    String version,
    String fingerprint,
    boolean complete,
    List<String> tables) {
  private static final String MAKER = "bakeoff";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  public LoadMark {
    tables = tables == null ? List.of() : List.copyOf(tables);
  }

  public static LoadMark of(Manifest manifest, boolean complete) {
    return new LoadMark(
        MAKER,
        manifest.name(),
        manifest.version(),
        manifest.fingerprint(),
        complete,
        manifest.tables().stream().map(TableEntry::name).toList());
  }

  /** Whether this marks a finished load of exactly that version. */
  public boolean holds(Manifest manifest) {
    return equals(of(manifest, true));
  }

  public String toText() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of strings is always JSON", e);
    }
  }

  /** Reads what {@link #toText} writes; empty for anything else, such as a comment of a user's. */
  public static Optional<LoadMark> parse(String text) {
    if (text == null || !text.startsWith("{")) {
      return Optional.empty();
    }
    try {
      LoadMark mark = JSON.readValue(text, LoadMark.class);
      return MAKER.equals(mark.madeBy()) ? Optional.of(mark) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
