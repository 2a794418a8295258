package dev.bakeoff.platform.postgres;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Restores a dump in the custom format straight into a server with pg_restore, several tables at a
 * time. Tables that are there already are left alone: they stop it before it begins. Where it
 * fails, what it made is dropped.
 */
final class DirectRestore {
  private final PostgresServer server;
  private final ClientPrograms programs;
  private final Progress progress;
  private final Cancellation cancellation;

  DirectRestore(
      PostgresServer server,
      ClientPrograms programs,
      Progress progress,
      Cancellation cancellation) {
    this.server = server;
    this.programs = programs;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /**
   * Restores.
   *
   * @param tables only these, with their keys and indexes; empty for everything
   * @param jobs how many at a time
   * @return the names of the tables
   */
  List<String> run(Path dump, List<String> tables, int jobs) {
    if (!Files.isReadable(dump)) {
      throw Problem.request(
              "The dump " + dump + " cannot be read.", "Check the path and the rights.")
          .asException();
    }
    new DumpArchive(dump, programs).check(cancellation);
    DumpContents contents = DumpContents.of(printed(dump, "--list"));
    List<DumpContents.Table> coming = chosen(dump, contents, tables);
    refuseWhatIsThere(coming);
    boolean done = false;
    Path list = null;
    try {
      List<String> options = new ArrayList<>(List.of("--jobs=" + jobs));
      if (!tables.isEmpty()) {
        String script = printed(dump, "--section=post-data", "--file=-");
        list = Files.createTempFile("bakeoff-restore", ".list");
        Files.write(list, contents.of(new HashSet<>(tables), script));
        options.add("--use-list=" + list);
      }
      progress.report(new Progress.Step("Restoring " + dump.getFileName(), 0, 0, "tables"));
      restore(dump, options);
      analyze(coming);
      done = true;
      return coming.stream().map(DumpContents.Table::name).toList();
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The list of tables to restore cannot be written: " + e.getMessage() + ".",
              "See to the disk of temporary files.")
          .asException(e);
    } finally {
      delete(list);
      if (!done) {
        drop(coming);
      }
    }
  }

  private static List<DumpContents.Table> chosen(
      Path dump, DumpContents contents, List<String> tables) {
    List<DumpContents.Table> all = contents.tables();
    Set<String> names = new HashSet<>();
    all.forEach(table -> names.add(table.name()));
    for (String table : tables) {
      if (!names.contains(table)) {
        throw Problem.request(
                "The dump %s has no table '%s'.".formatted(dump, table),
                Suggestions.hint(table, names))
            .asException();
      }
    }
    return tables.isEmpty()
        ? all
        : all.stream().filter(table -> tables.contains(table.name())).toList();
  }

  private void refuseWhatIsThere(List<DumpContents.Table> coming) {
    List<String> there = new ArrayList<>();
    try (Connection connection = server.connect();
        PreparedStatement query =
            connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
      for (DumpContents.Table table : coming) {
        query.setString(1, sql(table));
        try (ResultSet rows = query.executeQuery()) {
          rows.next();
          if (rows.getBoolean(1)) {
            there.add(table.schema() + "." + table.name());
          }
        }
      }
    } catch (SQLException e) {
      throw SqlProblems.failed("PostgreSQL's tables cannot be listed", e, "");
    }
    if (!there.isEmpty()) {
      throw Problem.request(
              "%s has %s in the database '%s' already, so nothing was restored."
                  .formatted(server.where(), Suggestions.quoted(there), server.database()),
              "Drop or rename them, name another database, or choose other tables.")
          .asException();
    }
  }

  private String printed(Path dump, String... options) {
    List<String> command = new ArrayList<>(List.of(programs.tool("pg_restore")));
    command.addAll(List.of(options));
    command.add(dump.toString());
    Commands.Result result = programs.run(command, "", cancellation);
    if (!result.succeeded()) {
      throw failed(dump, result.tail());
    }
    return result.output();
  }

  private void restore(Path dump, List<String> options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                programs.tool("pg_restore"),
                "--no-owner",
                "--no-privileges",
                "--no-publications",
                "--no-subscriptions",
                "--no-security-labels",
                "--no-tablespaces"));
    command.addAll(options);
    command.addAll(server.clientOptions());
    command.add(dump.toString());
    Commands.Result result =
        programs.run(command, server.password(), server.clientEnvironment(), cancellation);
    List<RestoreErrors.Failure> failures = RestoreErrors.in(result.output());
    if (!failures.isEmpty()) {
      throw failed(dump, failures.getFirst().note());
    }
    if (!result.succeeded() && !result.output().contains("errors ignored on restore")) {
      throw failed(dump, result.tail());
    }
  }

  private void analyze(List<DumpContents.Table> tables) {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      for (DumpContents.Table table : tables) {
        cancellation.throwIfRequested();
        progress.report(new Progress.Step("Analyzing " + table.name(), 0, 0, "steps"));
        statement.execute("VACUUM (ANALYZE) " + sql(table));
      }
    } catch (SQLException e) {
      throw SqlProblems.failed("The restored tables cannot be analyzed", e, "");
    }
  }

  /** They were not there before. */
  private void drop(List<DumpContents.Table> tables) {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      for (DumpContents.Table table : tables) {
        statement.execute("DROP TABLE IF EXISTS " + sql(table) + " CASCADE");
      }
    } catch (SQLException | ProblemException ignored) {
      // The failure that led here is the one to report.
    }
  }

  private static String sql(DumpContents.Table table) {
    return SqlNames.quote(table.schema()) + "." + SqlNames.quote(table.name());
  }

  private static void delete(Path list) {
    try {
      if (list != null) {
        Files.deleteIfExists(list);
      }
    } catch (IOException ignored) {
      // A small file among temporary ones.
    }
  }

  private static ProblemException failed(Path dump, String words) {
    return Problem.of(
            Problem.Kind.PLATFORM,
            "%s cannot be restored: %s".formatted(dump, words),
            "What was begun is dropped again. Restore only other tables with --tables, or see to"
                + " what the server lacks.")
        .asException();
  }
}
