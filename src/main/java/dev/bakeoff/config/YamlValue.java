package dev.bakeoff.config;

import dev.bakeoff.model.Durations;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Sizes;
import dev.bakeoff.model.Suggestions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value in a YAML file, which complains with file, line and what is allowed. Immutable. */
final class YamlValue {
  private final String file;
  private final String path;
  private final Node node;
  private final int line;

  /** The root of a document. */
  YamlValue(String file, Node node) {
    this(file, "", node, node);
  }

  /**
   * A value whose complaints point to another node: a mapping's to its key, which stands above it.
   */
  private YamlValue(String file, String path, Node node, Node place) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.line = place.getStartMark().getLine() + 1;
  }

  /** A complaint about this value. */
  ProblemException wrong(String what, String hint) {
    return Problem.request(file + ":" + line + ": " + what, hint).asException();
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  boolean isScalar() {
    return node instanceof ScalarNode && !node.getTag().equals(Tag.NULL);
  }

  /** The entries of a mapping in their order; anything else is refused. */
  Map<String, YamlValue> map() {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(
          "'" + shown() + "' must be a mapping of keys to values.", "Indent its keys below it.");
    }
    Map<String, YamlValue> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = ((ScalarNode) tuple.getKeyNode()).getValue();
      String below = path.isEmpty() ? key : path + "." + key;
      YamlValue value = new YamlValue(file, below, tuple.getValueNode(), tuple.getKeyNode());
      if (entries.put(key, value) != null) {
        throw value.wrong("'" + below + "' stands here twice.", "Keep one of them.");
      }
    }
    return entries;
  }

  /** The entries of a mapping that may have these keys and no others. */
  Map<String, YamlValue> map(Set<String> allowed) {
    Map<String, YamlValue> entries = map();
    entries.forEach(
        (key, value) -> {
          if (!allowed.contains(key)) {
            throw value.wrong(
                "'" + key + "' is not known" + (path.isEmpty() ? "" : " in '" + path + "'") + ".",
                Suggestions.hint(key, allowed));
          }
        });
    return entries;
  }

  /** The items of a list; a single value counts as a list of one. */
  List<YamlValue> items() {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream()
          .map(item -> new YamlValue(file, path, item, item))
          .toList();
    }
    return List.of(this);
  }

  /** The text of a scalar exactly as it is written, so that a version 1.0 stays 1.0. */
  String text() {
    if (!isScalar()) {
      throw wrong("'" + shown() + "' must be a single value.", "");
    }
    return ((ScalarNode) node).getValue();
  }

  long count() {
    return inPlace(() -> Sizes.parseCount(text()));
  }

  int smallCount(int most) {
    long value = count();
    if (value < 1 || value > most) {
      throw wrong("'" + shown() + "' is " + value + ".", "Allowed are 1 to " + most + ".");
    }
    return (int) value;
  }

  Duration duration() {
    return inPlace(() -> Durations.parse(text()));
  }

  /** One of these words. */
  String choice(Set<String> allowed) {
    String value = text();
    if (!allowed.contains(value)) {
      throw wrong(
          "'" + value + "' is not allowed for '" + shown() + "'.",
          Suggestions.hint(value, allowed));
    }
    return value;
  }

  /** Runs a reader whose complaints do not know the place, and adds it. */
  <T> T inPlace(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (ProblemException e) {
      if (e.problem().what().startsWith(file + ":")) {
        throw e;
      }
      throw wrong(e.problem().what(), e.problem().hint());
    }
  }

  private String shown() {
    return path.isEmpty() ? "the file" : path;
  }

  static Optional<YamlValue> get(Map<String, YamlValue> entries, String key) {
    return Optional.ofNullable(entries.get(key)).filter(v -> !v.node.getTag().equals(Tag.NULL));
  }
}
