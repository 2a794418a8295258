package dev.bakeoff.platform.postgres;

import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.exchange.Dumps;
import dev.bakeoff.dataset.format.Compression;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Dumps through pg_dump, pg_restore and a private server. Thread-safe. */
public final class PostgresDumps implements Dumps {
  private static final String SCHEMA = "bakeoff_dump";

  /** The first version of pg_dump that knows zstd. */
  private static final int ZSTD_SINCE = 16;

  private final Map<String, String> environment;

  /**
   * Starts nothing.
   *
   * @param environment PATH, and BAKEOFF_PG_BIN for the folder of the programs
   */
  public PostgresDumps(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public void dump(
      Manifest manifest,
      DatasetSource source,
      Compression compression,
      Path file,
      Path scratch,
      Progress progress,
      Cancellation cancellation) {
    ClientPrograms programs = ClientPrograms.find(environment);
    String level = compressionOption(compression, programs);
    progress.report(new Progress.Step("Starting PostgreSQL", 0, 0, "steps"));
    try (DumpServer server = DumpServer.start(scratch, programs)) {
      try (PlatformSession session = PostgresSession.open(server.connection(SCHEMA))) {
        session.load(manifest, source, progress, cancellation);
      }
      makePublic(server);
      progress.report(new Progress.Step("Dumping " + manifest.ref(), 0, 0, "steps"));
      List<String> command =
          new ArrayList<>(
              List.of(
                  programs.tool("pg_dump"),
                  "--format=custom",
                  level,
                  "--no-owner",
                  "--no-privileges",
                  "--no-comments",
                  "--file=" + file));
      command.addAll(server.options(PostgresCluster.USER, PostgresCluster.DATABASE));
      Commands.Result result = programs.run(command, server.password(), cancellation);
      if (result.output().contains("No space left")) {
        throw Problem.of(
                Problem.Kind.STORAGE,
                "The disk of %s is full; nothing of the dump is left there."
                    .formatted(file.getParent().getParent()),
                "Free some space, or export to a larger disk.")
            .asException();
      }
      if (!result.succeeded() || !Files.isRegularFile(file)) {
        throw Problem.of(
                Problem.Kind.PLATFORM,
                "pg_dump %s failed: %s.".formatted(programs.version(), result.tail()),
                "Check the space on the disk of " + file.getParent() + ".")
            .asException();
      }
    }
  }

  @Override
  public Restored restore(
      Path dump,
      List<String> tables,
      int jobs,
      Path scratch,
      Progress progress,
      Cancellation cancellation) {
    if (!Files.isReadable(dump)) {
      throw Problem.of(Problem.Kind.STORAGE, dump + " may not be read.", "See to the rights on it.")
          .asException();
    }
    ClientPrograms programs = ClientPrograms.find(environment);
    DumpArchive archive = new DumpArchive(dump, programs);
    archive.check(cancellation);
    progress.report(new Progress.Step("Starting PostgreSQL", 0, 0, "steps"));
    try {
      Files.createDirectories(scratch.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The folder %s cannot be made: %s.".formatted(scratch, e.getMessage()),
              "See to the catalog's disk.")
          .asException(e);
    }
    DumpServer server = DumpServer.start(scratch, programs);
    boolean restored = false;
    try {
      RestoredDump result = archive.restore(server, tables, jobs, progress, cancellation);
      restored = true;
      return result;
    } finally {
      if (!restored) {
        server.close();
      }
    }
  }

  /** Moves the tables to the schema where whoever restores the dump expects them. */
  private static void makePublic(DumpServer server) {
    try (Connection connection = server.asSuperuser().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA public");
      statement.execute("ALTER SCHEMA " + SqlNames.quote(SCHEMA) + " RENAME TO public");
    } catch (SQLException e) {
      throw SqlProblems.failed("The tables cannot be prepared for the dump", e, "");
    }
  }

  private static String compressionOption(Compression compression, ClientPrograms programs) {
    return switch (compression) {
      case NONE -> "--compress=0";
      case GZIP -> "--compress=6";
      case ZSTD -> {
        if (programs.major() < ZSTD_SINCE) {
          throw Problem.request(
                  "pg_dump %s knows no zstd.".formatted(programs.version()),
                  "Use --compression gzip, or the client programs of PostgreSQL %d or later."
                      .formatted(ZSTD_SINCE))
              .asException();
        }
        yield "--compress=zstd";
      }
    };
  }
}
