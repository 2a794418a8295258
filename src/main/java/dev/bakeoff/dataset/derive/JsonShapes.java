package dev.bakeoff.dataset.derive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bakeoff.dataset.ColumnType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds out how documents are built. Members' names are kept, their values are not. */
final class JsonShapes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DEEPEST = 16;

  /** An object with more different members than that has data for names. */
  private static final int MOST_MEMBERS = 200;

  /** Members that are rarer have data for names, too, or are not worth keeping. */
  private static final double RARE = 0.01;

  private JsonShapes() {}

  static NumberShapes.Found of(List<String> documents) {
    List<JsonNode> nodes = new ArrayList<>();
    for (String document : documents) {
      try {
        nodes.add(JSON.readTree(document));
      } catch (JsonProcessingException e) {
        // A document that is none says nothing of the others.
      }
    }
    Shape shape = part("value", nodes, nodes.size(), 0).shape();
    boolean document =
        switch (shape) {
          case Shape.Struct _, Shape.Items _ -> true;
          default -> false;
        };
    return new NumberShapes.Found(
        document ? shape : new Shape.Constant("null"),
        "structure of %,d documents".formatted(nodes.size()));
  }

  /** What stands at the same place of all documents. */
  private static Shape.Part part(String name, List<JsonNode> all, int places, int depth) {
    List<JsonNode> nodes = all.stream().filter(n -> !n.isNull() && !n.isMissingNode()).toList();
    double nulls = places == 0 ? 0 : 1 - (double) nodes.size() / places;
    double share = Math.round(nulls * 1e4) / 1e4;
    long objects = nodes.stream().filter(JsonNode::isObject).count();
    long arrays = nodes.stream().filter(JsonNode::isArray).count();
    long numbers = nodes.stream().filter(JsonNode::isNumber).count();
    long truths = nodes.stream().filter(JsonNode::isBoolean).count();
    long texts = nodes.stream().filter(JsonNode::isTextual).count();
    long most = Math.max(Math.max(objects, arrays), Math.max(Math.max(numbers, truths), texts));
    if (most == 0 || depth > DEEPEST) {
      return new Shape.Part("text", 1, new Shape.Constant(""));
    }
    if (objects == most) {
      return new Shape.Part("json", share, struct(nodes, depth));
    }
    if (arrays == most) {
      return new Shape.Part("json", share, list(name, nodes, depth));
    }
    if (truths == most) {
      long trues = nodes.stream().filter(n -> n.isBoolean() && n.booleanValue()).count();
      return new Shape.Part(
          "boolean", share, new Shape.Chance(Math.round(1e4 * trues / (double) truths) / 1e4));
    }
    return numbers == most ? number(nodes, share) : text(name, nodes, share);
  }

  private static Shape struct(List<JsonNode> nodes, int depth) {
    List<JsonNode> objects = nodes.stream().filter(JsonNode::isObject).toList();
    Map<String, List<JsonNode>> members = new TreeMap<>();
    for (JsonNode object : objects) {
      object
          .properties()
          .forEach(
              e -> members.computeIfAbsent(e.getKey(), k -> new ArrayList<>()).add(e.getValue()));
    }
    Map<String, Shape.Part> parts = new LinkedHashMap<>();
    boolean names = members.size() <= MOST_MEMBERS;
    members.forEach(
        (name, values) -> {
          if (names && values.size() >= RARE * objects.size()) {
            parts.put(name, part(name, values, objects.size(), depth + 1));
          }
        });
    return new Shape.Struct(parts);
  }

  private static Shape list(String name, List<JsonNode> nodes, int depth) {
    List<JsonNode> items = new ArrayList<>();
    int[] lengths =
        nodes.stream()
            .filter(JsonNode::isArray)
            .mapToInt(
                array -> {
                  array.forEach(items::add);
                  return array.size();
                })
            .sorted()
            .toArray();
    return new Shape.Items(
        part(name, items, items.size(), depth + 1), lengths[0], lengths[lengths.length - 1]);
  }

  private static Shape.Part number(List<JsonNode> nodes, double nulls) {
    double[] values =
        nodes.stream()
            .filter(JsonNode::isNumber)
            .mapToDouble(JsonNode::doubleValue)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    boolean whole =
        nodes.stream()
            .filter(JsonNode::isNumber)
            .allMatch(n -> n.isIntegralNumber() && n.canConvertToLong());
    if (values.length == 0) {
      return new Shape.Part("bigint", nulls, new Shape.Constant("0"));
    }
    ColumnType type = whole ? ColumnType.BIGINT : ColumnType.DOUBLE;
    Map<Double, Long> counts = new TreeMap<>();
    for (double value : values) {
      counts.merge(value, 1L, Long::sum);
    }
    double least = values[0];
    double greatest = values[values.length - 1];
    Shape shape =
        counts.size() <= NumberShapes.FEW
            ? NumberShapes.grid(type, least, greatest, List.copyOf(counts.values()))
            : NumberShapes.of(type, least, greatest, values).shape();
    return new Shape.Part(type.name(), nulls, shape);
  }

  private static Shape.Part text(String name, List<JsonNode> nodes, double nulls) {
    Map<String, Long> counts = new TreeMap<>();
    List<String> sample = new ArrayList<>();
    for (JsonNode node : nodes) {
      if (node.isTextual()) {
        sample.add(node.textValue());
        counts.merge(node.textValue(), 1L, Long::sum);
      }
    }
    double pairs = counts.values().stream().mapToDouble(n -> n * (n - 1.0)).sum();
    TextShapes.Texts texts =
        new TextShapes.Texts(
            sample.size(),
            counts.size(),
            Skew.exponent(pairs, sample.size(), counts.size()),
            sample,
            sample.stream().mapToDouble(String::length).average().orElse(1));
    if (TextShapes.isFew(texts)) {
      String prefix = unused(TextShapes.prefix(name), counts.keySet());
      List<Long> frequencies = counts.values().stream().sorted(Comparator.reverseOrder()).toList();
      return new Shape.Part("text", nulls, TextShapes.categories(prefix, frequencies));
    }
    return new Shape.Part("text", nulls, TextShapes.of(texts).shape());
  }

  /** No made-up name may be one that was there. */
  private static String unused(String prefix, Set<String> taken) {
    String free = prefix;
    while (startsAny(free, taken)) {
      free = "x" + free;
    }
    return free;
  }

  private static boolean startsAny(String prefix, Set<String> all) {
    return all.stream().anyMatch(text -> text.startsWith(prefix));
  }
}
