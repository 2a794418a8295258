package dev.bakeoff.config.spec;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.config.spec.ValueReader.Options;
import dev.bakeoff.config.spec.ValueReader.Target;
import dev.bakeoff.dataset.generate.Drawer;
import dev.bakeoff.dataset.generate.Forms;
import dev.bakeoff.dataset.generate.Keys;
import java.util.regex.Pattern;

/** Text of a form: {@code form: AAA-9999}, or {@code form: {of: AAA-9999, keys: 500}}. */
final class FormValues {
  private static final Pattern ASCII = Pattern.compile("[ -~]{1,1024}");

  private FormValues() {}

  static Drawer form(YamlValue value, Target target) {
    if (value.isScalar()) {
      return Forms.random(checked(value));
    }
    Options options = ValueReader.options(value, target, "of", "keys", "exponent");
    String form = checked(options.need("of"));
    if (options.get("keys").isEmpty()) {
      return Forms.random(form);
    }
    long keys = target.figures().count(options.need("keys"));
    Drawer drawn =
        options.get("exponent").isPresent()
            ? Keys.zipf(0, keys, KeyValues.exponent(options))
            : Keys.uniform(0, keys);
    return Forms.keyed(form, drawn);
  }

  private static String checked(YamlValue form) {
    if (!ASCII.matcher(form.text()).matches()) {
      throw form.wrong(
          "The form is not one of 1 to 1024 ASCII characters.",
          "A stands for an upper-case letter, a for a lower-case one, 9 for a digit, * for any.");
    }
    return form.text();
  }
}
