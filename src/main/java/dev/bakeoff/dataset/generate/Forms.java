package dev.bakeoff.dataset.generate;

/**
 * Text of a given form: {@code A} stands for an upper-case letter, {@code a} for a lower-case one,
 * {@code 9} for a digit, {@code *} for a letter or digit, and everything else for itself.
 */
public final class Forms {
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";
  private static final String ANY = LOWER + DIGITS;

  /** Has no divisor in common with the numbers of letters and digits, so that it scatters keys. */
  private static final long STRIDE = 7_368_787;

  /** A key times the stride stays within 63 bits below it. */
  private static final long MOST_COMBINATIONS = 1L << 40;

  private Forms() {}

  /** Another text in every row. */
  public static Drawer random(String form) {
    String places = form;
    return (draw, out) -> {
      Utf8 text = out.beginText();
      for (int i = 0; i < places.length(); i++) {
        String letters = letters(places.charAt(i));
        if (letters.isEmpty()) {
          text.add(places.charAt(i));
        } else {
          text.add(letters.charAt(Hashes.below(draw.hash(i), letters.length())));
        }
      }
    };
  }

  /**
   * One of so many texts, whichever the key says: different keys below the number of possible texts
   * give different texts.
   *
   * @param keys draws whole numbers from 0
   */
  public static Drawer keyed(String form, Drawer keys) {
    String places = form;
    long combinations = combinations(form);
    long stream = Hashes.table(combinations, form);
    return (draw, out) -> {
      keys.draw(draw, out);
      long key = out.number();
      long rest = (key % combinations * STRIDE + combinations / 3) % combinations;
      long left = combinations;
      Utf8 text = out.beginText();
      for (int i = 0; i < places.length(); i++) {
        String letters = letters(places.charAt(i));
        if (letters.isEmpty()) {
          text.add(places.charAt(i));
        } else if (left > 1) {
          text.add(letters.charAt((int) (rest % letters.length())));
          rest /= letters.length();
          left = (left + letters.length() - 1) / letters.length();
        } else {
          // Enough places tell the keys apart by now.
          long hash = Hashes.value(Hashes.row(stream, key), i);
          text.add(letters.charAt(Hashes.below(hash, letters.length())));
        }
      }
    };
  }

  private static long combinations(String form) {
    long combinations = 1;
    for (int i = 0; i < form.length() && combinations < MOST_COMBINATIONS; i++) {
      combinations *= Math.max(1, letters(form.charAt(i)).length());
    }
    return Math.min(combinations, MOST_COMBINATIONS);
  }

  private static String letters(char place) {
    return switch (place) {
      case 'A' -> UPPER;
      case 'a' -> LOWER;
      case '9' -> DIGITS;
      case '*' -> ANY;
      default -> "";
    };
  }
}
