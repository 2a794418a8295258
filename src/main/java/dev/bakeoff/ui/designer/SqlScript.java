package dev.bakeoff.ui.designer;

import java.util.ArrayList;
import java.util.List;

/** A text of several SQL statements. */
final class SqlScript {
  private SqlScript() {}

  /** The statements of a script, without the semicolons between them. */
  static List<String> statements(String script) {
    List<String> statements = new ArrayList<>();
    int from = 0;
    int i = 0;
    while (i < script.length()) {
      int past = pastQuoted(script, i);
      if (past > i) {
        i = past;
      } else {
        if (script.charAt(i) == ';') {
          statements.add(script.substring(from, i).strip());
          from = i + 1;
        }
        i++;
      }
    }
    statements.add(script.substring(from).strip());
    return statements.stream().filter(s -> !isEmpty(s)).toList();
  }

  /** Whether there is nothing but blanks and comments. */
  static boolean isEmpty(String sql) {
    return sql.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("--[^\n]*", "").isBlank();
  }

  /** Behind the quoted text or comment that begins here; the same place where none does. */
  private static int pastQuoted(String sql, int at) {
    char c = sql.charAt(at);
    if (c == '\'' || c == '"') {
      return past(sql, String.valueOf(c), at + 1);
    }
    if (sql.startsWith("--", at)) {
      return past(sql, "\n", at + 2);
    }
    return sql.startsWith("/*", at) ? past(sql, "*/", at + 2) : at;
  }

  private static int past(String sql, String end, int from) {
    int found = sql.indexOf(end, from);
    return found < 0 ? sql.length() : found + end.length();
  }
}
