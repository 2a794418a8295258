package dev.bakeoff.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BundlesTest {
  private static final Path MAIN = Path.of("src/main/java/dev/bakeoff");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

  /** With its format, which is the same in both languages but for the words of a choice. */
  private static final Pattern FORMATTED = Pattern.compile("\\{\\d+(,number[^{}]*)?\\}");

  /** Doubled, it is one in the text; alone, it would swallow itself or a whole placeholder. */
  private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'('')*(?!')");

  /** Read without arguments, so that braces and apostrophes in them are what they are. */
  private static final Set<String> PLAIN_WITH_BRACES =
      Set.of("platform.where-it-is-values-are-checked");

  /** Words that are the same in both languages, names, and what a machine reads. */
  private static final Set<String> INTERNATIONAL =
      Set.of(
          "{0} – Bakeoff",
          "Aggregation",
          "Bake-off",
          "Bytes",
          "Trend",
          "Bakeoff",
          "CPU %",
          "CSV",
          "Caches",
          "Clients",
          "Esc",
          "Exponent",
          "Fanout",
          "Feature serving",
          "Format",
          "In platforms.yaml",
          "Info",
          "PowerPoint",
          "PDF",
          "Logo",
          "JSON",
          "Java",
          "JavaFX",
          "Live",
          "Name",
          "Null",
          "Plan",
          "Rate",
          "Status",
          "System",
          "Variable",
          "Version",
          "lookup, update",
          "max",
          "null");

  @ParameterizedTest
  @MethodSource("bundles")
  void every_bundle_has_the_same_keys_in_both_languages(Bundle bundle) {
    assertThat(bundle.german().keySet()).containsExactlyElementsOf(bundle.english().keySet());
    assertThat(bundle.english().keySet())
        .isNotEmpty()
        .allSatisfy(key -> assertThat(key).startsWith(bundle.name() + "."));
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void no_text_is_empty(Bundle bundle) {
    assertThat(bundle.english()).allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank());
    assertThat(bundle.german()).allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void both_languages_fill_in_the_same_places_in_the_same_formats(Bundle bundle) {
    bundle
        .english()
        .forEach(
            (key, text) -> {
              String german = bundle.german().getOrDefault(key, "");
              assertThat(places(PLACE, german)).as(key).isEqualTo(places(PLACE, text));
              assertThat(places(FORMATTED, german)).as(key).isEqualTo(places(FORMATTED, text));
            });
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void every_text_with_places_is_a_message_format_without_a_lone_apostrophe(Bundle bundle) {
    for (Map<String, String> texts : List.of(bundle.english(), bundle.german())) {
      texts.forEach(
          (key, text) -> {
            if (PLACE.matcher(text).find()) {
              assertThatCode(() -> new MessageFormat(text, Locale.GERMAN))
                  .as(key)
                  .doesNotThrowAnyException();
              assertThat(LONE_APOSTROPHE.matcher(text).find()).as(key + "=" + text).isFalse();
            } else if (!PLAIN_WITH_BRACES.contains(key)) {
              assertThat(text).as(key).doesNotContain("{", "}");
            }
          });
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void pieces_of_text_keep_the_blanks_and_line_ends_that_glue_them_together(Bundle bundle) {
    bundle
        .english()
        .forEach(
            (key, text) -> {
              String german = bundle.german().getOrDefault(key, "");
              assertThat(edges(german)).as(key).isEqualTo(edges(text));
            });
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void german_differs_from_english_but_for_international_words(Bundle bundle) {
    bundle
        .english()
        .forEach(
            (key, text) -> {
              boolean words = text.replaceAll("\\{[^}]*\\}", "").matches("(?s).*\\p{L}{3,}.*");
              if (words && !INTERNATIONAL.contains(text) && !key.startsWith("count.")) {
                assertThat(bundle.german()).as(key).doesNotContainEntry(key, text);
              }
            });
  }

  @Test
  void every_text_that_the_sources_use_is_there_and_none_is_there_for_nothing() {
    Map<String, String> texts = texts();
    Set<String> named = new TreeSet<>();
    List<String> missing = new ArrayList<>();
    Sources sources = Sources.below(MAIN);
    for (CompilationUnitTree unit : sources.units()) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitMethodInvocation(MethodInvocationTree tree, Void nothing) {
          if (isText(tree)
              && tree.getArguments().getFirst() instanceof LiteralTree key
              && !texts.containsKey(key.getValue().toString())) {
            missing.add(sources.where(unit, tree) + ": " + key.getValue());
          }
          return super.visitMethodInvocation(tree, null);
        }

        // A key may be chosen first and read afterwards, so that it stands alone somewhere.
        @Override
        public Void visitLiteral(LiteralTree tree, Void nothing) {
          if (tree.getValue() instanceof String text) {
            named.add(text);
          }
          return null;
        }
      }.scan(unit, null);
    }
    assertThat(missing).as("texts that are in no bundle").isEmpty();
    Set<String> idle = new TreeSet<>(texts.keySet());
    idle.removeAll(named);
    // Read by a name that is put together.
    idle.removeIf(
        key -> Stream.of("count.", "tour.", "sample.", "sweep.pattern-").anyMatch(key::startsWith));
    assertThat(idle).as("texts that nobody reads").isEmpty();
  }

  @Test
  void every_text_gets_as_many_arguments_as_it_has_places() {
    Map<String, String> texts = texts();
    List<String> wrong = new ArrayList<>();
    Sources sources = Sources.below(MAIN);
    for (CompilationUnitTree unit : sources.units()) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitMethodInvocation(MethodInvocationTree tree, Void nothing) {
          if (isText(tree) && tree.getArguments().getFirst() instanceof LiteralTree key) {
            String text = texts.getOrDefault(key.getValue().toString(), "");
            if (places(PLACE, text).size() != tree.getArguments().size() - 1) {
              wrong.add(sources.where(unit, tree) + ": " + key.getValue() + "=" + text);
            }
          }
          return super.visitMethodInvocation(tree, null);
        }
      }.scan(unit, null);
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isText(MethodInvocationTree tree) {
    return tree.getMethodSelect().toString().equals("Texts.of");
  }

  private static Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    Bundle.all().forEach(b -> texts.putAll(b.english()));
    return texts;
  }

  private static Set<String> places(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(BundlesTest::found)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The key or number where the pattern has one, and what it matched otherwise. */
  private static String found(MatchResult match) {
    boolean format = match.group().endsWith("}");
    return match.groupCount() > 0 && !format ? match.group(1) : match.group();
  }

  private static String edges(String text) {
    return text.replaceAll("(?s)^(\\s*).*?(\\s*)$", "$1|$2");
  }

  private static List<Bundle> bundles() {
    return Bundle.all();
  }
}
