package dev.bakeoff.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a user reads comes from a bundle, in every class of the window. */
final class WordsStandInBundlesTest {
  /** A word beside a blank, or a capitalised word. */
  private static final Pattern WORDS =
      Pattern.compile("\\p{L}{2,}[,;:.]?[ \\u00a0]|[ \\u00a0]\\p{L}{2,}|\\p{Lu}\\p{L}{2,}");

  /** What neither is read by a user nor could be said in another language. */
  private static final Pattern NO_WORDS =
      Pattern.compile(
          // File names, style rules, the program's own command line, and what stands in code.
          "[A-Za-z0-9/_-]+\\.(otf|css|png|yaml|txt)|.*-fx-.*|bakeoff( .*)?|=?[A-Z][A-Z0-9_.]+"
              // Keys of the keyboard in JavaFX's notation.
              + "|((Shortcut|Shift|Alt)\\+?)+(Comma|Enter|Left|[A-Z])?|Comma");

  /** Texts as they stand, each with why it is none for a bundle. */
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          Map.entry("Inter", "the name of a font"),
          Map.entry("Inter Medium", "the name of a font"),
          Map.entry("Inter Semi Bold", "the name of a font"),
          Map.entry("Infinity", "how Java reads the number"),
          Map.entry("command: ", "how a reference to a secret is written in a profile"),
          Map.entry("PostgreSQL", "the name of a product, in the gallery"),
          Map.entry("DuckDB", "the name of a product, in the gallery"),
          Map.entry("SQLite", "the name of a product, in the gallery"),
          Map.entry("SELECT * FROM customer_profile", "a statement, in the gallery"),
          Map.entry(" px", "a unit"),
          Map.entry("uniform, zipf", "values as a configuration has them"),
          Map.entry("English", "a language in its own words"),
          Map.entry("Deutsch", "a language in its own words"),
          Map.entry("vault read -field=password secret/prod", "an example of a command line"));

  /** Classes whose constructors take words for programmers. */
  private static final Set<String> FOR_PROGRAMMERS =
      Set.of(
          "IllegalStateException",
          "IllegalArgumentException",
          "AssertionError",
          "NoSuchElementException",
          "NullPointerException");

  /** Calls that read a text or a log rather than show one. */
  private static final Set<String> NOT_SHOWN =
      Set.of(
          "compile",
          "matches",
          "replaceAll",
          "ofPattern",
          "getProperty",
          "getenv",
          "lookup",
          "lookupAll",
          "log",
          // Complaints about a file are the core's, with its line, and in English like all of them.
          "wrong");

  @Test
  void no_words_stand_in_the_code_of_the_window() {
    Sources sources = Sources.below(Path.of("src/main/java/dev/bakeoff/ui"));
    List<String> found = new ArrayList<>();
    Set<String> excepted = new TreeSet<>();
    for (CompilationUnitTree unit : sources.units()) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitAnnotation(AnnotationTree tree, Void nothing) {
          return null;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree tree, Void nothing) {
          return switch (called(tree.getMethodSelect())) {
            // The key is no text, but its arguments may be some.
            case "Texts.of" -> scan(tree.getArguments().stream().skip(1).toList(), null);
            // The noun is a key.
            case "Formats.plural" -> scan(tree.getArguments().getFirst(), null);
            case String call when isLog(call) || NOT_SHOWN.contains(last(call)) -> null;
            default -> super.visitMethodInvocation(tree, null);
          };
        }

        @Override
        public Void visitNewClass(NewClassTree tree, Void nothing) {
          return FOR_PROGRAMMERS.contains(tree.getIdentifier().toString())
              ? null
              : super.visitNewClass(tree, null);
        }

        @Override
        public Void visitLiteral(LiteralTree tree, Void nothing) {
          if (tree.getValue() instanceof String text && isWords(text)) {
            if (EXCEPTIONS.containsKey(text)) {
              excepted.add(text);
            } else {
              found.add(sources.where(unit, tree) + ": \"" + text + "\"");
            }
          }
          return null;
        }
      }.scan(unit, null);
    }
    assertThat(found).as("words outside a bundle").isEmpty();
    assertThat(excepted).as("exceptions that are of use").isEqualTo(EXCEPTIONS.keySet());
  }

  private static boolean isWords(String text) {
    return WORDS.matcher(text).find() && !NO_WORDS.matcher(text).matches();
  }

  private static boolean isLog(String call) {
    return call.startsWith("LOG.") || call.startsWith("log.");
  }

  /** {@code Texts.of}, {@code LOG.info}, {@code formatted}. */
  private static String called(ExpressionTree method) {
    return method instanceof MemberSelectTree select
            && !(select.getExpression() instanceof MethodInvocationTree)
            && !(select.getExpression() instanceof LiteralTree)
        ? method.toString()
        : last(method.toString());
  }

  private static String last(String call) {
    return call.substring(call.lastIndexOf('.') + 1);
  }
}
