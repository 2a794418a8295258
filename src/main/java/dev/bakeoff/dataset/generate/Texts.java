package dev.bakeoff.dataset.generate;

import java.util.List;

/** Text values. */
public final class Texts {
  private static final long UUID_VERSION_4 = 0x4000L;
  private static final long UUID_VARIANT = 0x8000_0000_0000_0000L;

  private Texts() {}

  public static Drawer constant(String value) {
    Text text = new Text(value);
    return (draw, out) -> out.beginText().add(text);
  }

  /** From min to max words of a vocabulary, with a blank between them. */
  public static Drawer words(List<String> vocabulary, long min, long max) {
    List<Text> words = vocabulary.stream().map(Text::new).toList();
    long span = max - min + 1;
    return (draw, out) -> {
      Utf8 text = out.beginText();
      long count = min + Keys.below(draw.hash(), span);
      for (int i = 0; i < count; i++) {
        if (i > 0) {
          text.add(' ');
        }
        text.add(words.get(Hashes.below(draw.hash(i), words.size())));
      }
    };
  }

  /** A random UUID (version 4, RFC 9562) in its usual form. */
  public static Drawer uuid() {
    return (draw, out) -> {
      long high = (draw.hash() & ~0xf000L) | UUID_VERSION_4;
      long low = (draw.hash(0) & ~0xc000_0000_0000_0000L) | UUID_VARIANT;
      out.beginText()
          .hex(high >>> 32, 8)
          .add('-')
          .hex(high >>> 16, 4)
          .add('-')
          .hex(high, 4)
          .add('-')
          .hex(low >>> 48, 4)
          .add('-')
          .hex(low, 12);
    };
  }

  /** Random lower-case hexadecimal digits. */
  public static Drawer hex(int digits) {
    return (draw, out) -> {
      Utf8 text = out.beginText();
      for (int i = 0; i * 16 < digits; i++) {
        text.hex(draw.hash(i), Math.min(16, digits - i * 16));
      }
    };
  }

  /**
   * A piece of a {@link #template}.
   *
   * @param text stands as it is, before the column's value
   * @param column whose value follows, by number; -1 for none, -2 for the row's number
   * @param digits of a number, with zeros in front; 0 for as many as it has
   */
  public record Part(String text, int column, int digits) implements java.io.Serializable {
    public static final int NONE = -1;
    public static final int ROW = -2;
  }

  /** Text with other columns' values in it. Null where one of them is. */
  public static Drawer template(List<Part> parts) {
    List<Text> texts = parts.stream().map(part -> new Text(part.text())).toList();
    return (draw, out) -> {
      for (Part part : parts) {
        if (part.column() >= 0 && draw.cell(part.column()).isNull()) {
          out.setNull();
          return;
        }
      }
      Utf8 text = out.beginText();
      for (int i = 0; i < parts.size(); i++) {
        Part part = parts.get(i);
        text.add(texts.get(i));
        if (part.column() == Part.ROW) {
          add(text, draw.row() + 1, part.digits());
        } else if (part.column() >= 0) {
          Cell cell = draw.cell(part.column());
          if (cell.isText()) {
            text.add(cell.text());
          } else {
            add(text, cell.number(), part.digits());
          }
        }
      }
    };
  }

  /**
   * An e-mail address at a domain that is reserved for examples (RFC 2606), from a name where there
   * is one: the ASCII letters of the columns given, and a number against repetitions.
   */
  public static Drawer email(List<Integer> from) {
    List<Integer> columns = List.copyOf(from);
    List<Text> domains = Text.all("example.com", "example.org", "example.net");
    return (draw, out) -> {
      Utf8 text = out.beginText();
      for (int column : columns) {
        if (text.length() > 0) {
          text.add('.');
        }
        Cell cell = draw.cell(column);
        if (cell.isText()) {
          text.addLetters(cell.text());
        }
      }
      if (text.length() == 0) {
        text.hex(draw.hash(0), 8);
      }
      text.add(Hashes.below(draw.hash(), 10_000))
          .add('@')
          .add(domains.get(Hashes.alsoBelow(draw.hash(), domains.size())));
    };
  }

  private static void add(Utf8 text, long number, int digits) {
    if (digits > 0) {
      text.padded(number, digits);
    } else {
      text.addSigned(number);
    }
  }
}
