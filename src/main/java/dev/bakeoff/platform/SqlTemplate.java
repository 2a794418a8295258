package dev.bakeoff.platform;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A statement of the user's in any platform's SQL, taken apart only as far as its parameters need:
 * {@code :name}, but not within quotes and comments, not in {@code ::} casts, and not behind a
 * name, where a colon is Snowflake's path or PostgreSQL's slice. Immutable and thread-safe.
 */
public final class SqlTemplate {
  /** What a statement that only reads begins with. */
  private static final Set<String> READING = Set.of("select", "with", "values", "from", "table");

  /** As PostgreSQL and DuckDB allow within WITH. */
  private static final Pattern WRITING =
      Pattern.compile("\\(\\s*(insert|update|delete|merge)\\s", Pattern.CASE_INSENSITIVE);

  private final String sql;
  private final List<Piece> pieces;

  private SqlTemplate(String sql, List<Piece> pieces) {
    this.sql = sql;
    this.pieces = List.copyOf(pieces);
  }

  private enum Sort {
    CODE,
    VERBATIM,
    PARAMETER
  }

  private record Piece(Sort sort, String text) {}

  /**
   * Takes a statement apart.
   *
   * @throws ProblemException of kind REQUEST where it is empty, more than one, not one that reads,
   *     or has a quote without its end
   */
  public static SqlTemplate parse(String sql) {
    SqlTemplate template = new SqlTemplate(sql.strip(), new Scanner(sql.strip()).pieces());
    template.check();
    return template;
  }

  /** The statements of a text, which semicolons end, with the comments before them. */
  public static List<String> split(String text) {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    boolean code = false;
    for (Piece piece : new Scanner(text).pieces()) {
      if (piece.sort() != Sort.CODE) {
        statement.append(piece.sort() == Sort.PARAMETER ? ":" : "").append(piece.text());
        continue;
      }
      String[] parts = piece.text().split(";", -1);
      for (int i = 0; i < parts.length; i++) {
        if (i > 0 && code) {
          statements.add(statement.toString().strip());
        }
        if (i > 0) {
          statement.setLength(0);
          code = false;
        }
        statement.append(parts[i]);
        code |= !parts[i].isBlank();
      }
    }
    if (code) {
      statements.add(statement.toString().strip());
    }
    return statements;
  }

  /** The parameters' names as they occur, one as often as it occurs. */
  public List<String> parameters() {
    return pieces.stream()
        .filter(piece -> piece.sort() == Sort.PARAMETER)
        .map(Piece::text)
        .toList();
  }

  /**
   * The statement for a platform.
   *
   * @param parameter what stands for a parameter, by its name
   * @param code may change what is neither quoted nor a parameter
   */
  public String render(UnaryOperator<String> parameter, UnaryOperator<String> code) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      text.append(
          switch (piece.sort()) {
            case CODE -> code.apply(piece.text());
            case VERBATIM -> piece.text();
            case PARAMETER -> parameter.apply(piece.text());
          });
    }
    return text.toString();
  }

  private void check() {
    StringBuilder code = new StringBuilder();
    for (Piece piece : pieces) {
      code.append(piece.sort() == Sort.CODE ? piece.text() : " ' ");
    }
    String[] words = code.toString().replaceAll("[^A-Za-z]+", " ").strip().split(" ", 2);
    if (words[0].isEmpty()) {
      throw Problem.request("The SQL statement is empty.", "For example SELECT 1.").asException();
    }
    if (!READING.contains(words[0].toLowerCase(Locale.ROOT))) {
      throw Problem.request(
              "The SQL statement begins with '" + words[0] + "'.",
              "Statements of a workload read: they begin with SELECT, WITH, VALUES, FROM or TABLE."
                  + " For writes, use the pattern 'mixed'.")
          .asException();
    }
    if (WRITING.matcher(code).find()) {
      throw Problem.request(
              "The SQL statement changes rows in an expression of its own.",
              "Statements of a workload read. For writes, use the pattern 'mixed'.")
          .asException();
    }
    int end = code.indexOf(";");
    if (end >= 0) {
      throw Problem.request(
              "The text holds more than one SQL statement.",
              "Give each as one of 'statements', with a weight.")
          .asException();
    }
    if (code.indexOf("?") >= 0) {
      throw Problem.request(
              "The SQL statement holds a '?'.",
              "Write parameters as :name, and PostgreSQL's operator ? as jsonb_exists(…).")
          .asException();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SqlTemplate template && template.sql.equals(sql);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(sql);
  }

  /** The text as it was given. */
  @Override
  public String toString() {
    return sql;
  }

  /** Goes through a text once. */
  private static final class Scanner {
    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int codeFrom;
    private int at;

    Scanner(String text) {
      int end = text.length();
      while (end > 0 && (text.charAt(end - 1) == ';' || text.charAt(end - 1) <= ' ')) {
        end--;
      }
      this.text = text.substring(0, end);
    }

    List<Piece> pieces() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '\'' || c == '"' || c == '`') {
          verbatim(quoteEnd(c));
        } else if (text.startsWith("--", at)) {
          int line = text.indexOf('\n', at);
          verbatim(line < 0 ? text.length() : line);
        } else if (text.startsWith("/*", at)) {
          verbatim(after("*/", at + 2));
        } else if (c == '$' && dollarTag() != null) {
          String tag = dollarTag();
          verbatim(after(tag, at + tag.length()));
        } else if (c == ':' && isParameter()) {
          int from = at + 1;
          int to = from;
          while (to < text.length() && isNamePart(text.charAt(to))) {
            to++;
          }
          code();
          pieces.add(new Piece(Sort.PARAMETER, text.substring(from, to)));
          at = to;
          codeFrom = to;
        } else {
          at++;
        }
      }
      code();
      return pieces;
    }

    private void code() {
      if (codeFrom < at) {
        pieces.add(new Piece(Sort.CODE, text.substring(codeFrom, at)));
      }
    }

    private void verbatim(int end) {
      code();
      pieces.add(new Piece(Sort.VERBATIM, text.substring(at, end)));
      at = end;
      codeFrom = end;
    }

    private boolean isParameter() {
      if (at + 1 >= text.length() || !isNameStart(text.charAt(at + 1))) {
        return false;
      }
      char before = at == 0 ? ' ' : text.charAt(at - 1);
      return !isNamePart(before) && ":\"`])".indexOf(before) < 0;
    }

    /** Two quotes within quotes are one; after PostgreSQL's E, a backslash hides what follows. */
    private int quoteEnd(char quote) {
      boolean escapes =
          quote == '\''
              && at > 0
              && Character.toLowerCase(text.charAt(at - 1)) == 'e'
              && (at == 1 || !isNamePart(text.charAt(at - 2)));
      for (int i = at + 1; i < text.length(); i++) {
        char c = text.charAt(i);
        if (escapes && c == '\\') {
          i++;
        } else if (c == quote) {
          if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
            i++;
          } else {
            return i + 1;
          }
        }
      }
      throw unended(String.valueOf(quote));
    }

    private int after(String end, int from) {
      int found = text.indexOf(end, from);
      if (found < 0) {
        throw unended(end);
      }
      return found + end.length();
    }

    /** {@code $$} or {@code $tag$}; null where a dollar is none. */
    private String dollarTag() {
      if (at > 0 && isNamePart(text.charAt(at - 1))) {
        return null;
      }
      int end = at + 1;
      while (end < text.length() && isNamePart(text.charAt(end))) {
        end++;
      }
      boolean tag = end < text.length() && text.charAt(end) == '$';
      return tag && (end == at + 1 || isNameStart(text.charAt(at + 1)))
          ? text.substring(at, end + 1)
          : null;
    }

    private static boolean isNameStart(char c) {
      return Character.isLetter(c) || c == '_';
    }

    private static boolean isNamePart(char c) {
      return Character.isLetterOrDigit(c) || c == '_';
    }

    private static ProblemException unended(String what) {
      return Problem.request(
              "The SQL statement holds a " + what + " without its counterpart.",
              "Look at its quotes and comments.")
          .asException();
    }
  }
}
