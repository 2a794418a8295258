package dev.bakeoff.history;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/**
 * The SQLite file of the history: opens it, brings its schema up to date, and lends its connection.
 * Write-ahead logging keeps what was written when the process is killed. Thread-safe.
 */
public final class HistoryStore implements AutoCloseable {
  private static final int NEWEST = 4;
  private static final int BUSY_MILLIS = 10_000;

  private final Path file;
  private Connection connection;

  /**
   * @param home the folder that holds {@code bakeoff.db}; opened when first needed
   */
  public HistoryStore(Path home) {
    this.file = home.resolve("bakeoff.db");
  }

  /** Work on the connection. */
  @FunctionalInterface
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** Runs work in a transaction of its own, one at a time. */
  synchronized <T> T inTransaction(Work<T> work) {
    try {
      Connection open = connection();
      open.setAutoCommit(false);
      try {
        T result = work.with(open);
        open.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        open.rollback();
        throw e;
      } finally {
        open.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw unusable(e);
    }
  }

  private Connection connection() throws SQLException {
    if (connection == null) {
      try {
        Files.createDirectories(file.getParent());
      } catch (IOException e) {
        throw unusable(e);
      }
      SQLiteConfig config = new SQLiteConfig();
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
      config.setBusyTimeout(BUSY_MILLIS);
      config.enforceForeignKeys(true);
      // Read transactions become write transactions here, and must then wait instead of failing.
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
      Connection opened = config.createConnection("jdbc:sqlite:" + file);
      try {
        migrate(opened);
      } catch (SQLException | RuntimeException e) {
        opened.close();
        throw e;
      }
      connection = opened;
    }
    return connection;
  }

  /**
   * Runs the numbered scripts that the file has not seen, each in one transaction with its number.
   */
  private void migrate(Connection opened) throws SQLException {
    try (Statement statement = opened.createStatement()) {
      int version = version(statement);
      if (version > NEWEST) {
        throw Problem.of(
                Problem.Kind.STORAGE,
                "The history " + file + " was written by a newer Bakeoff (schema " + version + ").",
                "Start that version, or set BAKEOFF_HOME to another folder.")
            .asException();
      }
      while (version < NEWEST) {
        statement.execute("BEGIN IMMEDIATE");
        version = version(statement);
        if (version < NEWEST) {
          version++;
          statement.executeUpdate(script(version));
          statement.execute("PRAGMA user_version = " + version);
        }
        statement.execute("COMMIT");
      }
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.getInt(1);
    }
  }

  private static String script(int version) {
    try (InputStream in = HistoryStore.class.getResourceAsStream("V" + version + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProblemException unusable(Exception cause) {
    return Problem.of(
            Problem.Kind.STORAGE,
            "The history " + file + " cannot be used: " + cause.getMessage(),
            "Check that the file is whole and may be written, and that the disk has room.")
        .asException(cause);
  }

  @Override
  public synchronized void close() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw unusable(e);
      } finally {
        connection = null;
      }
    }
  }
}
