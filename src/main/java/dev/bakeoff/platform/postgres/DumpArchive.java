package dev.bakeoff.platform.postgres;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PasswordUtil;

/**
 * A dump of pg_dump's and the pg_restore that reads it. What is in a dump is not trusted: it is
 * restored by a user without rights beyond its own database.
 */
record DumpArchive(Path file, ClientPrograms programs) {
  private static final String USER = "restorer";
  private static final String DATABASE = "restored";
  private static final Pattern UNSUPPORTED =
      Pattern.compile("unsupported version \\((\\d+\\.\\d+)\\) in file header");

  /** Refuses what pg_restore cannot read, before a server is started for it. */
  void check(Cancellation cancellation) {
    checkHeader();
    Commands.Result list =
        programs.run(
            List.of(programs.tool("pg_restore"), "--list", file.toString()), "", cancellation);
    if (!list.succeeded()) {
      throw unreadable(list.output());
    }
  }

  private void checkHeader() {
    if (Files.isDirectory(file)) {
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(8);
      if (head.length < 8 || !new String(head, 0, 5, StandardCharsets.US_ASCII).equals("PGDMP")) {
        throw Problem.of(
                Problem.Kind.DATA,
                file + " is no dump in PostgreSQL's custom format.",
                "Make one with pg_dump -Fc.")
            .asException();
      }
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "%s cannot be read: %s.".formatted(file, e.getMessage()),
              "See to the rights on it.")
          .asException(e);
    }
  }

  /** Restores the tables, and leaves the server to the result. */
  RestoredDump restore(
      DumpServer server,
      List<String> tables,
      int jobs,
      Progress progress,
      Cancellation cancellation) {
    String password = BuiltInPostgres.password();
    createDatabase(server, password);
    Restoring restoring = new Restoring(server, password, cancellation);
    List<String> notes = new ArrayList<>();
    progress.report(new Progress.Step("Restoring the tables' shapes", 0, 0, "steps"));
    for (RestoreErrors.Failure failure : restoring.run(List.of("--section=pre-data"))) {
      if (failure.ofTable() && tables.isEmpty()) {
        throw lost(failure);
      }
      notes.add(failure.note());
    }
    PostgresServer database = server.as(USER, password, DATABASE);
    DumpTables found = new DumpTables(database);
    List<String> data = new ArrayList<>(List.of("--section=data", "--jobs=" + jobs));
    data.addAll(found.restoreOptions(file, tables));
    progress.report(new Progress.Step("Restoring rows", 0, 0, "steps"));
    List<RestoreErrors.Failure> failures = restoring.run(data);
    if (!failures.isEmpty()) {
      throw lost(failures.getFirst());
    }
    progress.report(new Progress.Step("Restoring keys and indexes", 0, 0, "steps"));
    for (RestoreErrors.Failure failure : restoring.run(List.of("--section=post-data"))) {
      // References to tables that were left out cannot be there.
      if (tables.isEmpty()) {
        notes.add(failure.note());
      }
    }
    return new RestoredDump(server, database, found.read(tables), notes);
  }

  private static void createDatabase(DumpServer server, String password) {
    try (Connection connection = server.asSuperuser().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE ROLE %s LOGIN PASSWORD %s"
              .formatted(
                  USER, SqlNames.literal(PasswordUtil.encodeScramSha256(password.toCharArray()))));
      statement.execute("CREATE DATABASE %s OWNER %s TEMPLATE template0".formatted(DATABASE, USER));
    } catch (SQLException e) {
      throw SqlProblems.failed("No database can be made for the dump", e, "Try again.");
    }
  }

  private final class Restoring {
    private final DumpServer server;
    private final String password;
    private final Cancellation cancellation;

    Restoring(DumpServer server, String password, Cancellation cancellation) {
      this.server = server;
      this.password = password;
      this.cancellation = cancellation;
    }

    List<RestoreErrors.Failure> run(List<String> options) {
      List<String> command =
          new ArrayList<>(
              List.of(
                  programs.tool("pg_restore"),
                  "--no-owner",
                  "--no-privileges",
                  "--no-comments",
                  "--no-publications",
                  "--no-subscriptions",
                  "--no-security-labels",
                  "--no-tablespaces"));
      command.addAll(options);
      command.addAll(server.options(USER, DATABASE));
      command.add(file.toString());
      Commands.Result result = programs.run(command, password, cancellation);
      List<RestoreErrors.Failure> failures = RestoreErrors.in(result.output());
      if (result.succeeded() || !failures.isEmpty()) {
        return failures;
      }
      throw unreadable(result.output());
    }
  }

  private ProblemException lost(RestoreErrors.Failure failure) {
    return failure.message().contains("end of file") || failure.message().contains("inflate")
        ? unreadable(failure.message())
        : Problem.of(
                Problem.Kind.DATA,
                "%s cannot be restored%s: %s."
                    .formatted(
                        file,
                        failure.entry().map(e -> " (" + e + ")").orElse(""),
                        failure.message()),
                "Restore only tables without it with --tables, or restore the dump into a server"
                    + " that has what it needs and dump the tables from there.")
            .asException();
  }

  private ProblemException unreadable(String output) {
    Matcher unsupported = UNSUPPORTED.matcher(output);
    if (unsupported.find()) {
      return Problem.of(
              Problem.Kind.DATA,
              "%s is a dump in the archive format %s, which pg_restore %s does not know."
                  .formatted(file, unsupported.group(1), programs.version()),
              "Install the client programs of the PostgreSQL that made it, or a later one, and set "
                  + ClientPrograms.SETTING
                  + " to their folder.")
          .asException();
    }
    String words =
        Optional.of(output.strip().replace("pg_restore: error: ", ""))
            .filter(text -> !text.isEmpty())
            .map(text -> text.lines().findFirst().orElse(""))
            .orElse("pg_restore failed without a word");
    return Problem.of(
            Problem.Kind.DATA,
            "%s is damaged or was cut off: %s.".formatted(file, words),
            "Get the dump anew.")
        .asException();
  }
}
