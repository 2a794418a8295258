package dev.bakeoff.config;

import dev.bakeoff.model.Durations;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Sizes;
import dev.bakeoff.model.Suggestions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value in a YAML file, which complains with file, line and what is allowed. Immutable. */
public final class YamlValue {
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
  public ProblemException wrong(String what, String hint) {
    return Problem.request(file + ":" + line + ": " + what, hint).asException();
  }

  public boolean isMap() {
    return node instanceof MappingNode;
  }

  public boolean isScalar() {
    return node instanceof ScalarNode && !node.getTag().equals(Tag.NULL);
  }

  /** The entries of a mapping in their order; anything else is refused. */
  public Map<String, YamlValue> map() {
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
  public Map<String, YamlValue> map(Set<String> allowed) {
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
  public List<YamlValue> items() {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream()
          .map(item -> new YamlValue(file, path, item, item))
          .toList();
    }
    return List.of(this);
  }

  /** The text of a scalar exactly as it is written, so that a version 1.0 stays 1.0. */
  public String text() {
    if (!isScalar()) {
      throw wrong("'" + shown() + "' must be a single value.", "");
    }
    return ((ScalarNode) node).getValue();
  }

  public long count() {
    return inPlace(() -> Sizes.parseCount(text()));
  }

  public int smallCount(int most) {
    long value = count();
    if (value < 1 || value > most) {
      throw wrong("'" + shown() + "' is " + value + ".", "Allowed are 1 to " + most + ".");
    }
    return (int) value;
  }

  /** A number with or without decimals; k, M and B are allowed with whole ones. */
  public double number() {
    String text = text().strip().replace("_", "");
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      return count();
    }
    throw wrong("'" + text + "' is not a number.", "Write it as 500 or 0.95.");
  }

  /** A share from 0 to 1, or a percentage. */
  public double share() {
    String text = text().strip();
    double value =
        text.endsWith("%") ? key(text.substring(0, text.length() - 1)).number() / 100 : number();
    if (value < 0 || value > 1) {
      throw wrong(
          "'" + shown() + "' is " + text + ".", "A share from 0 to 1, or a percentage like 80%.");
    }
    return value;
  }

  /** A file that is named in this one, relative to it. */
  public Path file() {
    return Path.of(file).resolveSibling(text());
  }

  public Duration duration() {
    return inPlace(() -> Durations.parse(text()));
  }

  /** One of these words. */
  public String choice(Set<String> allowed) {
    String value = text();
    if (!allowed.contains(value)) {
      throw wrong(
          "'" + value + "' is not allowed for '" + shown() + "'.",
          Suggestions.hint(value, allowed));
    }
    return value;
  }

  /** Runs a reader whose complaints do not know the place, and adds it. */
  public <T> T inPlace(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (ProblemException e) {
      if (e.problem().what().startsWith(file + ":")) {
        throw e;
      }
      throw wrong(e.problem().what(), e.problem().hint());
    }
  }

  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /**
   * What the value means, without layout, comments and the order of keys: equal for equal content.
   */
  public String canonical() {
    if (isMap()) {
      StringBuilder text = new StringBuilder("{");
      new TreeMap<>(map())
          .forEach(
              (key, value) -> text.append(key).append(':').append(value.canonical()).append(','));
      return text.append('}').toString();
    }
    if (isList()) {
      return items().stream().map(YamlValue::canonical).collect(Collectors.joining(",", "[", "]"));
    }
    return isScalar() ? '"' + text().replace("\"", "\\\"") + '"' : "~";
  }

  /** The key that this is the value of, as a value of its own, so that it can be read like one. */
  public YamlValue key(String name) {
    ScalarNode scalar =
        new ScalarNode(
            Tag.STR, name, node.getStartMark(), node.getEndMark(), DumperOptions.ScalarStyle.PLAIN);
    return new YamlValue(file, path, scalar, scalar);
  }

  private String shown() {
    return path.isEmpty() ? "the file" : path;
  }

  public static Optional<YamlValue> get(Map<String, YamlValue> entries, String key) {
    return Optional.ofNullable(entries.get(key)).filter(v -> !v.node.getTag().equals(Tag.NULL));
  }
}
