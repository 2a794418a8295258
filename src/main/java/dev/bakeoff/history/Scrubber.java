package dev.bakeoff.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes out of a run's rows what looks like a secret, before they leave the home. History holds
 * references only, so there should be none; a file that goes to others is looked at once more,
 * since people type passwords into notes, SQL and addresses.
 */
final class Scrubber {
  private static final String INSTEAD = "[secret]";

  /** Names whose values are secrets: the last word says what it is. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?i).*(password|passwd|passphrase|secret|token|private_?key|api_?key|access_?key"
              + "|credentials?)");

  /** What stands for a secret and tells nothing: a reference, or how to come by it. */
  private static final Pattern REFERENCE =
      Pattern.compile("(?s)\\$\\{[^}]*\\}|(command|keychain):.*|pgpass|ask|");

  /** The password of {@code scheme://user:password@host}. */
  private static final Pattern IN_ADDRESS =
      Pattern.compile("(://[^\\s:/@]*:)(?!\\$\\{)[^\\s/@]+(?=@)");

  /** Password-like assignments in text: {@code password=…}, {@code IDENTIFIED BY '…'}. */
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?i)((?:password|passwd|secret|token|api_?key|access_?key)\\s*[=:]\\s*|identified\\s+by\\s+"
              + "|bearer\\s+)(?!\\$\\{|\\[secret\\])('[^']*'|\"[^\"]*\"|[^\\s,;&)\"']{6,})");

  private static final Pattern KEY_MATERIAL =
      Pattern.compile(
          "(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)"
              + "|\\b(AKIA|ASIA)[0-9A-Z]{16}\\b");

  private Scrubber() {}

  /** Changes the row. */
  static void scrub(ObjectNode row) {
    for (Map.Entry<String, JsonNode> field : new ArrayList<>(row.properties())) {
      if (field.getValue() instanceof TextNode text) {
        String value = text.textValue();
        boolean secret =
            NAME.matcher(field.getKey()).matches() && !REFERENCE.matcher(value).matches();
        String shown = secret ? INSTEAD : scrubbed(value);
        if (!shown.equals(value)) {
          row.put(field.getKey(), shown);
        }
      } else {
        inside(field.getValue());
      }
    }
  }

  private static void inside(JsonNode node) {
    if (node instanceof ObjectNode object) {
      scrub(object);
    } else if (node instanceof ArrayNode array) {
      List<JsonNode> items = new ArrayList<>();
      for (JsonNode item : array) {
        inside(item);
        items.add(
            item instanceof TextNode text ? TextNode.valueOf(scrubbed(text.textValue())) : item);
      }
      array.removeAll().addAll(items);
    }
  }

  static String scrubbed(String text) {
    String shown = IN_ADDRESS.matcher(text).replaceAll("$1" + INSTEAD);
    shown = ASSIGNED.matcher(shown).replaceAll("$1" + INSTEAD);
    return KEY_MATERIAL.matcher(shown).replaceAll(INSTEAD);
  }
}
