package dev.bakeoff.config.spec;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.config.spec.ValueReader.Options;
import dev.bakeoff.config.spec.ValueReader.Target;
import dev.bakeoff.dataset.generate.Drawer;
import dev.bakeoff.dataset.generate.Texts;
import dev.bakeoff.dataset.generate.WordLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text. */
final class TextValues {
  static final Map<String, ValueReader> READERS =
      Map.of(
          "words", TextValues::words,
          "uuid", (value, target) -> Texts.uuid(),
          "hex", TextValues::hex,
          "template", TextValues::template,
          "email", TextValues::email);

  private static final int MOST_DIGITS = 1024;
  private static final Pattern FIELD = Pattern.compile("\\{([^{}:]*)(?::(\\d{1,2}))?}");

  private TextValues() {}

  private static Drawer words(YamlValue value, Target target) {
    Options options = ValueReader.options(value, target, "of", "min", "max");
    YamlValue of = options.need("of");
    List<String> vocabulary =
        of.isList()
            ? of.items().stream().map(YamlValue::text).toList()
            : WordLists.of(of.choice(WordLists.names()));
    long[] counts = options.counts("min", "max", 1, 1);
    return Texts.words(vocabulary, counts[0], counts[1]);
  }

  private static Drawer hex(YamlValue value, Target target) {
    Options options = ValueReader.options(value, target, "digits");
    return Texts.hex(options.get("digits").map(v -> v.smallCount(MOST_DIGITS)).orElse(16));
  }

  /** {@code "SKU-{product_id:6}"}; {@code {row}} is the row's number, from 1. */
  private static Drawer template(YamlValue value, Target target) {
    String text = value.text();
    List<Texts.Part> parts = new ArrayList<>();
    Matcher field = FIELD.matcher(text);
    int end = 0;
    while (field.find()) {
      int digits = field.group(2) == null ? 0 : Integer.parseInt(field.group(2));
      int column =
          field.group(1).equals("row")
              ? Texts.Part.ROW
              : target.table().column(field.group(1), value);
      parts.add(new Texts.Part(text.substring(end, field.start()), column, Math.min(18, digits)));
      end = field.end();
    }
    parts.add(new Texts.Part(text.substring(end), Texts.Part.NONE, 0));
    return Texts.template(parts);
  }

  private static Drawer email(YamlValue value, Target target) {
    Options options = ValueReader.options(value, target, "from");
    List<Integer> columns =
        options
            .get("from")
            .map(from -> from.items().stream().map(target.table()::column).toList())
            .orElse(List.of());
    return Texts.email(columns);
  }
}
