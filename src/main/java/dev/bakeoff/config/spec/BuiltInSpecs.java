package dev.bakeoff.config.spec;

import dev.bakeoff.dataset.DatasetSpec;
import dev.bakeoff.dataset.DatasetSpecs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The specs that come with the app, each a YAML file among its resources. */
public final class BuiltInSpecs {
  private static final List<String> NAMES =
      List.of("customer", "fraud", "retail", "ocp_usage", "documents");

  private BuiltInSpecs() {}

  /** Knows them all, and reads them when the first of them is asked for. */
  public static DatasetSpecs load() {
    return new DatasetSpecs(new Once()::get, SpecReader::read, SpecReader::parse);
  }

  /** Reads once, whoever asks first. */
  private static final class Once {
    private List<DatasetSpec> specs = List.of();

    synchronized List<DatasetSpec> get() {
      if (specs.isEmpty()) {
        specs = NAMES.stream().map(BuiltInSpecs::read).toList();
      }
      return specs;
    }
  }

  private static DatasetSpec read(String name) {
    String file = name + ".yaml";
    try (InputStream stream = BuiltInSpecs.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the built-in spec " + file + " is missing");
      }
      return SpecReader.parseTrusted(
          file, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
