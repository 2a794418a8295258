package dev.bakeoff.ui.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The window's words. A key begins with the name of its bundle: {@code live.stop} stands in {@code
 * live.properties} and, in German, in {@code live_de.properties}. Languages without a bundle get
 * the English one.
 *
 * <p>The language is the JVM's for display and stays the same as long as the program runs; numbers
 * in arguments are written as that language writes them. Thread-safe.
 */
public final class Texts {
  private static final String FOLDER = "dev.bakeoff.ui.text.";
  private static final ResourceBundle.Control ENGLISH_OTHERWISE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Texts() {}

  /** The language that the window speaks and writes its numbers in. */
  public static Locale language() {
    return Locale.getDefault(Locale.Category.DISPLAY);
  }

  /**
   * A text as it stands in the bundle.
   *
   * @throws java.util.MissingResourceException where there is none, which a test rules out
   */
  public static String of(String key) {
    return bundle(key, language()).getString(key);
  }

  /**
   * A text with its places filled in: a {@link MessageFormat}, in which an apostrophe is doubled.
   *
   * @param arguments in order; a {@code {0}} that is a number is grouped, {@code {0,number,#}} not,
   *     and {@code {0,choice,1#one run|1<{0} runs}} chooses by number
   */
  public static String of(String key, Object... arguments) {
    Locale language = language();
    return new MessageFormat(bundle(key, language).getString(key), language).format(arguments);
  }

  private static ResourceBundle bundle(String key, Locale language) {
    return ResourceBundle.getBundle(
        FOLDER + key.substring(0, key.indexOf('.')), language, ENGLISH_OTHERWISE);
  }
}
