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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.sqlite.SQLiteConfig;

/**
 * The SQLite file of the history: opens it, brings its schema up to date, and lends its
 * connections, one that writes and one that only reads. Write-ahead logging keeps what was written
 * when the process is killed, and lets a reader see the state of its beginning without holding up
 * whoever writes, in this process or another. Thread-safe.
 */
public final class HistoryStore implements AutoCloseable {
  private static final String FILE = "bakeoff.db";
  private static final int NEWEST = 4;
  private static final int BUSY_MILLIS = 10_000;

  private final Path file;
  private final Object readLock = new Object();
  private Connection connection;
  private Connection reader;

  /**
   * @param home the folder that holds {@code bakeoff.db}; opened when first needed
   */
  public HistoryStore(Path home) {
    this.file = home.resolve(FILE);
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

  /** Reads one state of the file, one reader at a time, beside any writer. */
  <T> T reading(Work<T> work) {
    synchronized (readLock) {
      try {
        Connection open = reader();
        open.setAutoCommit(false);
        try {
          return work.with(open);
        } finally {
          open.rollback();
          open.setAutoCommit(true);
        }
      } catch (SQLException e) {
        throw unusable(e);
      }
    }
  }

  /**
   * Like {@link #inTransaction}, with another history's file at hand as schema {@code other}; that
   * one must be closed.
   */
  synchronized <T> T inTransactionWith(Path otherHome, Work<T> work) {
    try {
      Connection open = connection();
      try (PreparedStatement attach = open.prepareStatement("ATTACH DATABASE ? AS other")) {
        attach.setString(1, otherHome.resolve(FILE).toString());
        attach.execute();
      }
      try {
        return inTransaction(work);
      } finally {
        try (Statement detach = open.createStatement()) {
          detach.execute("DETACH DATABASE other");
        }
      }
    } catch (SQLException e) {
      throw unusable(e);
    }
  }

  /**
   * A new folder beside the file, where there is as much room; {@link #deleteFolder} removes it.
   */
  Path temporaryFolder(String prefix) {
    try {
      Files.createDirectories(file.getParent());
      return Files.createTempDirectory(file.getParent(), "." + prefix);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  void deleteFolder(Path folder) {
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path each : inside.toList()) {
        Files.deleteIfExists(each);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Connection reader() throws SQLException {
    if (reader == null) {
      synchronized (this) {
        // Brings the schema up to date, which a reader may not.
        connection();
      }
      SQLiteConfig config = new SQLiteConfig();
      config.setReadOnly(true);
      config.setBusyTimeout(BUSY_MILLIS);
      reader = config.createConnection("jdbc:sqlite:" + file);
    }
    return reader;
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
  public void close() {
    synchronized (readLock) {
      close(reader);
      reader = null;
    }
    synchronized (this) {
      close(connection);
      connection = null;
    }
  }

  private void close(Connection opened) {
    if (opened != null) {
      try {
        opened.close();
      } catch (SQLException e) {
        throw unusable(e);
      }
    }
  }
}
