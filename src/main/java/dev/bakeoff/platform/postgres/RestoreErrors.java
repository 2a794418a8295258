package dev.bakeoff.platform.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What pg_restore says went wrong. */
final class RestoreErrors {
  private static final Pattern ENTRY =
      Pattern.compile("pg_restore: from TOC entry \\d+; \\d+ \\d+ (.*)");
  private static final Pattern ERROR =
      Pattern.compile("pg_restore: error: (?:could not execute query: )?(?:ERROR:  )?(.*)");

  private RestoreErrors() {}

  /**
   * One thing that was not restored.
   *
   * @param entry of the dump's table of contents: {@code TABLE public orders alice}
   * @param message of the server
   */
  record Failure(Optional<String> entry, String message) {
    /** Whether a table or its rows are missing. */
    boolean ofTable() {
      return entry.isEmpty() || entry.get().startsWith("TABLE ");
    }

    /** For people. */
    String note() {
      return "Not restored: %s (%s).".formatted(entry.orElse("a statement"), message);
    }
  }

  /** Without those that make no difference to the tables. */
  static List<Failure> in(String output) {
    List<Failure> failures = new ArrayList<>();
    Optional<String> entry = Optional.empty();
    for (String line : output.lines().toList()) {
      Matcher named = ENTRY.matcher(line);
      Matcher error = ERROR.matcher(line);
      if (named.matches()) {
        entry = Optional.of(named.group(1));
      } else if (error.matches()) {
        failures.add(new Failure(entry, error.group(1)));
        entry = Optional.empty();
      }
    }
    return failures.stream()
        .filter(f -> !f.message().contains("unrecognized configuration parameter"))
        .filter(f -> !f.message().equals("schema \"public\" already exists"))
        .toList();
  }
}
