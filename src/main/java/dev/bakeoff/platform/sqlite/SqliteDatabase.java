package dev.bakeoff.platform.sqlite;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.jdbc.LoadMark;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/** Opens SQLite files, and keeps Bakeoff's mark in them. */
final class SqliteDatabase {
  /** Written into the file's header: "Bake", by which it is known without looking at tables. */
  private static final int APPLICATION_ID = 0x42616b65;

  /** The name of the table that holds Bakeoff's mark. */
  static final String MARK = "bakeoff:loaded";

  private static final String MARK_TABLE = "main." + SqlNames.quote(MARK);
  private static final int MOST_HELPERS = 8;
  private static final int BUSY_TIMEOUT_MS = 5_000;

  private SqliteDatabase() {}

  /** A connection for reading. */
  static java.sql.Connection openToRead(Path file, Connection connection) throws SQLException {
    return open(file, connection, true);
  }

  /** A connection for a client, which writes only where the session may. */
  static java.sql.Connection openForClient(Path file, Connection connection) throws SQLException {
    return open(file, connection, connection.readOnly());
  }

  private static java.sql.Connection open(Path file, Connection connection, boolean readOnly)
      throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    if (!readOnly) {
      // A transaction that begins by reading could not wait for its turn to write.
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    }
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    // Negative: kibibytes instead of pages.
    config.setCacheSize(-1024 * megabytes(connection, SqliteAdapter.CACHE_MB, 16));
    config.setPragma(
        SQLiteConfig.Pragma.MMAP_SIZE,
        Long.toString(1024L * 1024 * megabytes(connection, SqliteAdapter.MMAP_MB, 1024)));
    return config.createConnection("jdbc:sqlite:" + file);
  }

  /**
   * A new file to be loaded. There is no journal and nothing is synced before the end: a load that
   * does not come to its end is thrown away whole.
   */
  static java.sql.Connection openToLoad(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.OFF);
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    config.setCacheSize(-1024 * 256);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setApplicationId(APPLICATION_ID);
    java.sql.Connection database = config.createConnection("jdbc:sqlite:" + file);
    try (Statement statement = database.createStatement()) {
      // Helpers that sort for CREATE INDEX; by default there are none.
      int helpers = Math.min(MOST_HELPERS, Runtime.getRuntime().availableProcessors());
      statement.execute("PRAGMA threads = " + helpers);
    } catch (SQLException e) {
      database.close();
      throw e;
    }
    return database;
  }

  static java.sql.Connection openEmpty() throws SQLException {
    return new SQLiteConfig().createConnection("jdbc:sqlite::memory:");
  }

  static void mark(java.sql.Connection database, LoadMark mark) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("CREATE TABLE " + MARK_TABLE + " (mark TEXT NOT NULL)");
      statement.execute(
          "INSERT INTO " + MARK_TABLE + " VALUES (" + SqlNames.literal(mark.toText()) + ")");
    }
  }

  /** The mark; empty for a database that Bakeoff did not make. */
  static Optional<LoadMark> mark(java.sql.Connection database) throws SQLException {
    if (pragma(database, "application_id").equals(Integer.toString(APPLICATION_ID))) {
      try (Statement statement = database.createStatement();
          ResultSet rows = statement.executeQuery("SELECT mark FROM " + MARK_TABLE)) {
        return rows.next() ? LoadMark.parse(rows.getString(1)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  static String pragma(java.sql.Connection database, String name) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet value = statement.executeQuery("PRAGMA " + name)) {
      return value.next() ? value.getString(1) : "";
    }
  }

  static RuntimeException cannotOpen(Path file, SQLException e) {
    return SqlProblems.failed(
        "The SQLite file " + file + " cannot be opened",
        e,
        "Check that it is a SQLite database and that no other program holds it.");
  }

  private static int megabytes(Connection connection, String setting, int defaultValue) {
    String text = connection.setting(setting, Integer.toString(defaultValue));
    try {
      int value = Integer.parseInt(text);
      if (value >= 0 && value <= 1_000_000) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw Problem.request(
            "'%s' of '%s' is '%s'.".formatted(setting, connection.platform(), text),
            "Give a whole number of megabytes.")
        .asException();
  }
}
