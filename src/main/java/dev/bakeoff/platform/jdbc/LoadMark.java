package dev.bakeoff.platform.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.platform.Configuration;
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
 * @param layout the {@link Configuration} that they were made by, as text; empty for none
 */
public record LoadMark(
    String madeBy,
    String dataset,
    String version,
    String fingerprint,
    boolean complete,
    List<String> tables,
    String layout) {
  private static final String MAKER = "bakeoff";
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final ObjectMapper LAYOUTS =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  public LoadMark {
    tables = tables == null ? List.of() : List.copyOf(tables);
    // Loads of earlier versions knew no layouts.
    layout = layout == null ? "" : layout;
  }

  /** Of a load without a configuration. */
  public static LoadMark of(Manifest manifest, boolean complete) {
    return of(manifest, Configuration.NONE, complete);
  }

  public static LoadMark of(Manifest manifest, Configuration configuration, boolean complete) {
    return new LoadMark(
        MAKER,
        manifest.name(),
        manifest.version(),
        manifest.fingerprint(),
        complete,
        manifest.tables().stream().map(TableEntry::name).toList(),
        text(configuration));
  }

  /** Whether this marks a finished load of exactly that version, without a configuration. */
  public boolean holds(Manifest manifest) {
    return holds(manifest, Configuration.NONE);
  }

  /** Whether this marks a finished load of exactly that version in exactly that layout. */
  public boolean holds(Manifest manifest, Configuration configuration) {
    return equals(of(manifest, configuration, true));
  }

  /** The same for equal configurations, whatever the order of their parts without an order. */
  private static String text(Configuration configuration) {
    if (configuration.isNone()) {
      return "";
    }
    try {
      return LAYOUTS.writeValueAsString(configuration);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of strings is always JSON", e);
    }
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
