package dev.bakeoff.dataset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rewrites a JSON document in the one spelling that RFC 8785 (JSON Canonicalization Scheme) gives
 * it: no white space, members sorted by the UTF-16 code units of their names, numbers as ECMAScript
 * prints doubles, the shortest escapes. Of members with the same name the last one stands, as in
 * PostgreSQL's jsonb.
 *
 * <p>One pass over the bytes: a document that is canonical already is little more than copied;
 * members are only moved where they are out of order. Not thread-safe.
 */
final class JsonCanonicalizer {
  private static final int MAX_DEPTH = 500;

  private byte[] in = new byte[0];
  private int end;
  private int pos;
  private ByteBuilder out = new ByteBuilder(16);

  /** Three ints per member of every object that is open: where key, value and member end. */
  private int[] members = new int[96];

  private int memberInts;

  /** The text is not JSON. */
  static final class NotJson extends Exception {
    private static final long serialVersionUID = 1L;

    NotJson(String message) {
      super(message);
    }
  }

  /** Appends the canonical form of the first {@code length} bytes of {@code json}. */
  void append(byte[] json, int length, ByteBuilder target) throws NotJson {
    in = json;
    end = length;
    pos = 0;
    out = target;
    memberInts = 0;
    out.reserve(length);
    skipSpace();
    value(0);
    skipSpace();
    if (pos < end) {
      throw bad("more text after the document's end");
    }
  }

  private void value(int depth) throws NotJson {
    if (depth > MAX_DEPTH) {
      throw bad("nested deeper than " + MAX_DEPTH + " levels");
    }
    switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    }
  }

  private void object(int depth) throws NotJson {
    pos++;
    int start = out.length();
    int firstMember = memberInts;
    out.append((byte) '{');
    skipSpace();
    if (peek() == '}') {
      pos++;
      out.append((byte) '}');
      return;
    }
    boolean sorted = true;
    while (true) {
      int memberStart = out.length();
      if (peek() != '"') {
        throw bad("a member's name was expected");
      }
      string();
      int keyEnd = out.length();
      skipSpace();
      expect(':');
      out.append((byte) ':');
      skipSpace();
      value(depth + 1);
      addMember(memberStart, keyEnd, out.length());
      if (sorted && memberInts - firstMember > 3) {
        sorted = compareKeys(memberInts - 6, memberInts - 3) < 0;
      }
      skipSpace();
      if (peek() == '}') {
        pos++;
        break;
      }
      expect(',');
      out.append((byte) ',');
      skipSpace();
    }
    if (!sorted) {
      sortMembers(start + 1, firstMember);
    }
    memberInts = firstMember;
    out.append((byte) '}');
  }

  private void array(int depth) throws NotJson {
    pos++;
    out.append((byte) '[');
    skipSpace();
    if (peek() == ']') {
      pos++;
      out.append((byte) ']');
      return;
    }
    while (true) {
      value(depth + 1);
      skipSpace();
      if (peek() == ']') {
        pos++;
        out.append((byte) ']');
        return;
      }
      expect(',');
      out.append((byte) ',');
      skipSpace();
    }
  }

  private void string() throws NotJson {
    int from = pos++;
    while (pos < end) {
      byte b = in[pos];
      if (b == '"') {
        pos++;
        out.append(in, from, pos - from);
        return;
      }
      if (b == '\\') {
        out.append(in, from, pos - from);
        escape();
        from = pos;
      } else if (b >= 0 && b < 0x20) {
        throw bad("a control character inside a string");
      } else {
        pos++;
      }
    }
    throw bad("a string without its end");
  }

  private void escape() throws NotJson {
    pos++;
    byte b = peek();
    pos++;
    switch (b) {
      case '"', '\\', 'b', 'f', 'n', 'r', 't' -> {
        out.append((byte) '\\');
        out.append(b);
      }
      case '/' -> out.append((byte) '/');
      case 'u' -> {
        char unit = hexUnit();
        if (Character.isLowSurrogate(unit)) {
          throw bad("half a surrogate pair");
        }
        int codePoint = unit;
        if (Character.isHighSurrogate(unit)) {
          expect('\\');
          expect('u');
          char low = hexUnit();
          if (!Character.isLowSurrogate(low)) {
            throw bad("half a surrogate pair");
          }
          codePoint = Character.toCodePoint(unit, low);
        }
        character(codePoint);
      }
      default -> throw bad("an unknown escape");
    }
  }

  private char hexUnit() throws NotJson {
    if (end - pos < 4) {
      throw bad("a \\u escape without four digits");
    }
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(in[pos++], 16);
      if (digit < 0) {
        throw bad("a \\u escape without four digits");
      }
      unit = unit * 16 + digit;
    }
    return (char) unit;
  }

  private void character(int codePoint) {
    String escaped =
        switch (codePoint) {
          case '"' -> "\\\"";
          case '\\' -> "\\\\";
          case '\b' -> "\\b";
          case '\f' -> "\\f";
          case '\n' -> "\\n";
          case '\r' -> "\\r";
          case '\t' -> "\\t";
          default ->
              codePoint < 0x20 ? "\\u%04x".formatted(codePoint) : Character.toString(codePoint);
        };
    byte[] bytes = escaped.getBytes(StandardCharsets.UTF_8);
    out.append(bytes, 0, bytes.length);
  }

  private void word(String word) throws NotJson {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
      out.append((byte) word.charAt(i));
    }
  }

  private void number() throws NotJson {
    int from = pos;
    if (peek() == '-') {
      pos++;
    }
    int integer = pos;
    digits();
    int integerDigits = pos - integer;
    if (integerDigits > 1 && in[integer] == '0') {
      throw bad("a number with a leading zero");
    }
    int fractionDigits = 0;
    boolean plain = true;
    if (pos < end && in[pos] == '.') {
      pos++;
      int fraction = pos;
      digits();
      fractionDigits = pos - fraction;
      plain = in[pos - 1] != '0' && fractionDigits <= 6;
    } else {
      plain = integerDigits > 1 || in[integer] != '0' || integer == from;
    }
    if (pos < end && (in[pos] == 'e' || in[pos] == 'E')) {
      plain = false;
      pos++;
      if (pos < end && (in[pos] == '+' || in[pos] == '-')) {
        pos++;
      }
      digits();
    }
    // Up to 15 digits a decimal and its double name each other, so the digits stand as they are.
    if (plain && integerDigits + fractionDigits <= 15) {
      out.append(in, from, pos - from);
      return;
    }
    String text = new String(in, from, pos - from, StandardCharsets.US_ASCII);
    double number = Double.parseDouble(text);
    if (Double.isInfinite(number)) {
      throw bad("the number " + text + " is out of range");
    }
    byte[] canonical = EcmaNumbers.format(number).getBytes(StandardCharsets.US_ASCII);
    out.append(canonical, 0, canonical.length);
  }

  private void digits() throws NotJson {
    int from = pos;
    while (pos < end && in[pos] >= '0' && in[pos] <= '9') {
      pos++;
    }
    if (pos == from) {
      throw bad("a value was expected");
    }
  }

  private void addMember(int start, int keyEnd, int memberEnd) {
    if (memberInts + 3 > members.length) {
      members = Arrays.copyOf(members, members.length * 2);
    }
    members[memberInts++] = start;
    members[memberInts++] = keyEnd;
    members[memberInts++] = memberEnd;
  }

  /** Compares two members' names by UTF-16 code units, as RFC 8785 section 3.2.3 asks. */
  private int compareKeys(int left, int right) {
    byte[] bytes = out.array();
    int a = members[left] + 1;
    int aEnd = members[left + 1] - 1;
    int b = members[right] + 1;
    int bEnd = members[right + 1] - 1;
    while (a < aEnd && b < bEnd) {
      byte x = bytes[a++];
      byte y = bytes[b++];
      if (x < 0 || y < 0 || x == '\\' || y == '\\') {
        return decodedKey(left).compareTo(decodedKey(right));
      }
      if (x != y) {
        return x - y;
      }
    }
    return (aEnd - a) - (bEnd - b);
  }

  /** A name with its canonical escapes undone. */
  private String decodedKey(int member) {
    String key =
        new String(
            out.array(),
            members[member] + 1,
            members[member + 1] - members[member] - 2,
            StandardCharsets.UTF_8);
    // The canonical escapes are a subset of those of Java's text blocks, but for \\u00XX.
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escape = key.charAt(++i);
      if (escape == 'u') {
        text.append((char) Integer.parseInt(key, i + 1, i + 5, 16));
        i += 4;
      } else {
        text.append(("\\" + escape).translateEscapes());
      }
    }
    return text.toString();
  }

  private void sortMembers(int from, int firstMember) {
    List<Integer> order = new ArrayList<>();
    for (int member = firstMember; member < memberInts; member += 3) {
      order.add(member);
    }
    order.sort(this::compareKeys);
    ByteBuilder sorted = new ByteBuilder(out.length() - from);
    for (int i = 0; i < order.size(); i++) {
      int member = order.get(i);
      if (i + 1 < order.size() && compareKeys(member, order.get(i + 1)) == 0) {
        continue; // The sort is stable, so the last of a name stands last.
      }
      if (sorted.length() > 0) {
        sorted.append((byte) ',');
      }
      sorted.append(out.array(), members[member], members[member + 2] - members[member]);
    }
    out.setLength(from);
    out.append(sorted.array(), 0, sorted.length());
  }

  private void skipSpace() {
    while (pos < end && (in[pos] == ' ' || in[pos] == '\n' || in[pos] == '\t' || in[pos] == '\r')) {
      pos++;
    }
  }

  private byte peek() throws NotJson {
    if (pos >= end) {
      throw bad("it ends too early");
    }
    return in[pos];
  }

  private void expect(char c) throws NotJson {
    if (peek() != c) {
      throw bad("'" + c + "' was expected");
    }
    pos++;
  }

  private NotJson bad(String what) {
    return new NotJson(what + ", at byte " + pos);
  }
}
