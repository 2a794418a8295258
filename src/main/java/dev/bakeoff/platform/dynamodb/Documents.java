package dev.bakeoff.platform.dynamodb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** JSON documents as maps and lists of attributes, and back. */
final class Documents {
  /** Levels of nesting that an item may have, its attributes being the first. */
  private static final int DEEPEST = 31;

  private static final int MOST_DIGITS = 38;
  private static final double LEAST = 1e-130;
  private static final double BEYOND = 1e126;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Documents() {}

  /** Whether DynamoDB's numbers hold a double exactly. */
  static boolean isNumber(double value) {
    double absolute = Math.abs(value);
    return value == 0 || (absolute >= LEAST && absolute < BEYOND);
  }

  /**
   * The attribute of an object or array; empty where attributes cannot hold it: other documents,
   * numbers out of range, members without a name or named twice, nesting too deep, broken Unicode.
   */
  static Optional<AttributeValue> attribute(byte[] document) {
    if (document.length == 0 || (document[0] != '{' && document[0] != '[')) {
      return Optional.empty();
    }
    try (JsonParser json = JSON.createParser(document)) {
      json.nextToken();
      AttributeValue value = attribute(json, 1);
      return Optional.ofNullable(value);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static AttributeValue attribute(JsonParser json, int depth) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> depth <= DEEPEST ? map(json, depth) : null;
      case START_ARRAY -> depth <= DEEPEST ? list(json, depth) : null;
      case VALUE_STRING -> isWhole(json.getText()) ? AttributeValue.fromS(json.getText()) : null;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json);
      case VALUE_TRUE -> AttributeValue.fromBool(true);
      case VALUE_FALSE -> AttributeValue.fromBool(false);
      case VALUE_NULL -> AttributeValue.fromNul(true);
      case null, default -> null;
    };
  }

  private static AttributeValue number(JsonParser json) throws IOException {
    BigDecimal number = json.getDecimalValue();
    return number.precision() <= MOST_DIGITS && isNumber(number.doubleValue())
        ? AttributeValue.fromN(json.getText())
        : null;
  }

  private static AttributeValue map(JsonParser json, int depth) throws IOException {
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      AttributeValue value = attribute(json, depth + 1);
      if (name.isEmpty() || !isWhole(name) || value == null) {
        return null;
      }
      members.put(name, value);
    }
    return AttributeValue.fromM(members);
  }

  private static AttributeValue list(JsonParser json, int depth) throws IOException {
    List<AttributeValue> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      AttributeValue value = attribute(json, depth + 1);
      if (value == null) {
        return null;
      }
      elements.add(value);
    }
    return AttributeValue.fromL(elements);
  }

  /** Whether a text has no half of a character pair, which UTF-8 cannot carry. */
  private static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** Any attribute as JSON: sets as arrays, binary values as Base64, members in order of name. */
  static String json(AttributeValue value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, AttributeValue value) throws IOException {
    switch (value.type()) {
      case S -> json.writeString(value.s());
      case N -> json.writeNumber(value.n());
      case BOOL -> json.writeBoolean(value.bool());
      case B -> json.writeString(base64(value.b()));
      case SS -> array(json, value.ss().stream().map(AttributeValue::fromS).toList());
      case NS -> array(json, value.ns().stream().map(AttributeValue::fromN).toList());
      case BS -> array(json, value.bs().stream().map(AttributeValue::fromB).toList());
      case L -> array(json, value.l());
      case M -> {
        json.writeStartObject();
        for (Map.Entry<String, AttributeValue> member : new TreeMap<>(value.m()).entrySet()) {
          json.writeFieldName(member.getKey());
          write(json, member.getValue());
        }
        json.writeEndObject();
      }
      case NUL, UNKNOWN_TO_SDK_VERSION -> json.writeNull();
    }
  }

  private static void array(JsonGenerator json, List<AttributeValue> elements) throws IOException {
    json.writeStartArray();
    for (AttributeValue element : elements) {
      write(json, element);
    }
    json.writeEndArray();
  }

  static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
  }
}
