package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.model.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Names of tables and indexes, which DynamoDB allows 3 to 255 characters of {@code a-z A-Z 0-9 _ -
 * .} for. Every other character, and the point itself, is written as its Unicode number between
 * points, so that no two names become one: {@code Order Items} is {@code Order.20.Items}.
 */
final class Names {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 255;

  private Names() {}

  /**
   * A table's name on DynamoDB.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where it would be too long
   */
  static String table(String prefix, String namespace, String table) {
    String name = prefix + namespace + "_" + escape(table);
    return name.length() < SHORTEST
        ? name + "_".repeat(SHORTEST - name.length())
        : fit(name, table);
  }

  static String index(List<String> columns) {
    String name = "by_" + columns.stream().map(Names::escape).collect(Collectors.joining("-and-"));
    return fit(name, String.join(", ", columns));
  }

  static String escape(String name) {
    StringBuilder escaped = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              if ((c >= 'a' && c <= 'z')
                  || (c >= 'A' && c <= 'Z')
                  || (c >= '0' && c <= '9')
                  || c == '_'
                  || c == '-') {
                escaped.append((char) c);
              } else {
                escaped.append('.').append(Integer.toHexString(c)).append('.');
              }
            });
    return escaped.toString();
  }

  private static String fit(String name, String what) {
    if (name.length() > LONGEST) {
      throw Problem.request(
              "The DynamoDB name for '%s' would have %d characters; %d are allowed."
                  .formatted(what, name.length(), LONGEST),
              "Use a shorter 'table_prefix', dataset name or column names.")
          .asException();
    }
    return name;
  }
}
