package dev.bakeoff.platform.secret;

import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * PostgreSQL's password file: lines of {@code host:port:database:user:password}, where {@code *}
 * matches anything, and a backslash takes {@code :} and itself as they are. The first line that
 * matches counts. Source: the PostgreSQL manual, chapter "The Password File".
 */
public final class PasswordFile {
  /** A line without its password. */
  public record Entry(String host, String port, String database, String user) {}

  private record Line(Entry entry, String password) {}

  private final Path file;

  public PasswordFile(Path file) {
    this.file = file;
  }

  /** The user's own: {@code PGPASSFILE}, or the place where libpq looks. */
  public static Path usual(Map<String, String> environment, Path home) {
    String named = environment.get("PGPASSFILE");
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    String applications = environment.get("APPDATA");
    return applications != null
        ? Path.of(applications, "postgresql", "pgpass.conf")
        : home.resolve(".pgpass");
  }

  /** What the file has passwords for, in its order. */
  public List<Entry> entries() {
    return lines().stream().map(Line::entry).toList();
  }

  /** The password of a server, database and user; empty where no line matches. */
  Optional<String> find(Entry wanted) {
    return lines().stream()
        .filter(
            line ->
                matches(line.entry().host(), wanted.host())
                    && matches(line.entry().port(), wanted.port())
                    && matches(line.entry().database(), wanted.database())
                    && matches(line.entry().user(), wanted.user()))
        .map(Line::password)
        .findFirst();
  }

  private static boolean matches(String pattern, String value) {
    return pattern.equals("*") || pattern.equals(value);
  }

  private List<Line> lines() {
    try {
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.stream().anyMatch(p -> !p.name().startsWith("OWNER"))) {
          throw Problem.request(
                  "The password file " + file + " may be read by others, so it is not used.",
                  "Make it yours alone: chmod 600 " + file)
              .asException();
        }
      }
      List<Line> all = new ArrayList<>();
      for (String text : Files.readAllLines(file)) {
        if (!text.isBlank() && !text.startsWith("#")) {
          List<String> fields = fields(text);
          if (fields.size() == 5) {
            all.add(
                new Line(
                    new Entry(fields.get(0), fields.get(1), fields.get(2), fields.get(3)),
                    fields.get(4)));
          }
        }
      }
      return all;
    } catch (NoSuchFileException e) {
      throw Problem.request(
              "There is no password file " + file + ".",
              "Make one with lines of host:port:database:user:password, or set PGPASSFILE.")
          .asException();
    } catch (IOException e) {
      throw Problem.request("The password file " + file + " cannot be read.", "Look at its rights.")
          .asException();
    }
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        field.append(line.charAt(++i));
      } else if (c == ':' && fields.size() < 4) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
