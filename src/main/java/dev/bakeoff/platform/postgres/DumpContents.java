package dev.bakeoff.platform.postgres;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dump's table of contents, as {@code pg_restore --list} shows it.
 *
 * @param entries lines that are not comments
 */
record DumpContents(List<String> entries) {
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\d+; \\d+ \\d+ (TABLE DATA|TABLE ATTACH|TABLE|FK CONSTRAINT|CONSTRAINT|DEFAULT|INDEX"
              + " ATTACH|INDEX|SCHEMA|TYPE|DOMAIN|SEQUENCE OWNED BY|SEQUENCE SET|SEQUENCE) (\\S+)"
              + " (\\S+).*");
  private static final Pattern INDEX =
      Pattern.compile("CREATE (?:UNIQUE )?INDEX (\\S+) ON (?:ONLY )?(\\S+) ");
  private static final Pattern REFERENCE =
      Pattern.compile(
          "ALTER TABLE (?:ONLY )?(\\S+)\\s+ADD CONSTRAINT (\\S+) FOREIGN KEY [^;]*? REFERENCES"
              + " ([^\\s(]+)\\(");

  /** A table of the dump. */
  record Table(String schema, String name) {}

  static DumpContents of(String list) {
    return new DumpContents(
        list.lines().filter(line -> !line.startsWith(";") && !line.isBlank()).toList());
  }

  List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    for (String entry : entries) {
      Matcher matcher = ENTRY.matcher(entry);
      if (matcher.matches() && matcher.group(1).equals("TABLE")) {
        tables.add(new Table(matcher.group(2), matcher.group(3)));
      }
    }
    return tables;
  }

  /**
   * The entries that some tables need: themselves, their rows, keys and indexes, references among
   * them, and every schema, type and sequence.
   *
   * @param names of the tables
   * @param script the statements of the dump's last section, which say what is on what
   */
  List<String> of(Set<String> names, String script) {
    Set<String> indexes = new HashSet<>();
    Matcher index = INDEX.matcher(script);
    while (index.find()) {
      if (names.contains(bare(index.group(2)))) {
        indexes.add(bare(index.group(1)));
      }
    }
    Set<String> references = new HashSet<>();
    Matcher reference = REFERENCE.matcher(script);
    while (reference.find()) {
      if (names.contains(bare(reference.group(1))) && names.contains(bare(reference.group(3)))) {
        references.add(bare(reference.group(1)) + " " + bare(reference.group(2)));
      }
    }
    return entries.stream().filter(entry -> wanted(entry, names, indexes, references)).toList();
  }

  private static boolean wanted(
      String entry, Set<String> names, Set<String> indexes, Set<String> references) {
    Matcher matcher = ENTRY.matcher(entry);
    if (!matcher.matches()) {
      return false;
    }
    String name = matcher.group(3);
    return switch (matcher.group(1)) {
      case "SCHEMA", "TYPE", "DOMAIN", "SEQUENCE", "SEQUENCE SET" -> true;
      case "TABLE", "TABLE DATA", "DEFAULT", "CONSTRAINT" -> names.contains(name);
      case "INDEX" -> indexes.contains(name);
      case "FK CONSTRAINT" -> references.stream().anyMatch(r -> entry.contains(" " + r + " "));
      default -> false;
    };
  }

  /** A name without its schema and quotes. */
  private static String bare(String qualified) {
    String name = qualified.substring(qualified.lastIndexOf('.') + 1);
    return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
  }
}
