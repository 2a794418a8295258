package dev.bakeoff.config.spec;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML whose scalars are all text, so that what is read and written again stays as its author wrote
 * it: a version 1.0 does not become 1, a date not a time.
 */
final class PlainYaml {
  private PlainYaml() {}

  /**
   * A resolver that takes nothing for a number, a date or a truth value. Nothing at all stays
   * nothing, so that a name such as "null" is quoted.
   */
  private static final class TextOnly extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.NULL, NULL, "~nN\0");
      addImplicitResolver(Tag.NULL, EMPTY, null);
    }
  }

  private static Yaml yaml() {
    LoaderOptions loading = new LoaderOptions();
    DumperOptions dumping = new DumperOptions();
    dumping.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
    dumping.setIndent(2);
    dumping.setWidth(120);
    dumping.setAllowUnicode(true);
    return new Yaml(
        new SafeConstructor(loading), new Representer(dumping), dumping, loading, new TextOnly());
  }

  static Map<String, Object> read(String text) {
    return map(yaml().load(text));
  }

  /** A value in flow style: {@code {type: int, chance: 0.1}}, or a single word. */
  static Object value(String text) {
    return yaml().load(text);
  }

  static String write(Map<String, Object> root) {
    return yaml().dump(root);
  }

  /** One key with its value, in lines of its own however short it is. */
  static String write(String key, Object value) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put(key, value);
    Yaml yaml = yaml();
    MappingNode node = (MappingNode) yaml.represent(root);
    node.setFlowStyle(DumperOptions.FlowStyle.BLOCK);
    StringWriter text = new StringWriter();
    yaml.serialize(node, text);
    return text.toString();
  }

  /** A mapping as it is, so that it can be changed; anything else counts as an empty one. */
  @SuppressWarnings("unchecked") // Keys of a YAML mapping are text here, by the resolver above.
  static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : new LinkedHashMap<>();
  }

  /** A copy in which a name that stands as a value or a key has another one. */
  static Object replaced(Object value, String name, String by) {
    if (value instanceof Map<?, ?>) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map(value)
          .forEach(
              (key, part) ->
                  copy.put(
                      key.equals(name) ? by : key,
                      // The name that the values were once drawn by stays.
                      key.equals("stream") ? part : replaced(part, name, by)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(part -> copy.add(replaced(part, name, by)));
      return copy;
    }
    return name.equals(value) ? by : value;
  }
}
