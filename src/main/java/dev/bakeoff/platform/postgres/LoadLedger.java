package dev.bakeoff.platform.postgres;

import dev.bakeoff.platform.jdbc.SqlNames;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Which steps of a load have been done: a table beside the loaded ones, into which each step's
 * transaction writes first. Its key makes a step take effect once: where the answer to a commit was
 * lost, the repetition waits for what became of the first, and then finds it done.
 *
 * @param schema where the load goes
 */
record LoadLedger(PostgresSchema schema) {
  /** Its name; no dataset's table may be called that. */
  static final String TABLE = "bakeoff_load_parts";

  private static final String PLAN = "plan ";
  private static final String UNIQUE_VIOLATION = "23505";

  private String table() {
    return SqlNames.quote(schema.name()) + "." + TABLE;
  }

  /** Makes the table, in the connection's transaction, for a load of these steps. */
  void create(Connection connection, List<LoadStep> steps) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE "
              + table()
              + " (step text PRIMARY KEY, done timestamptz NOT NULL DEFAULT now())");
    }
    boolean first = begin(connection, PLAN + digest(steps));
    assert first : "a new table is empty";
  }

  /** Whether there is one, of a load of exactly these steps that broke off. */
  boolean isOf(Connection connection, List<LoadStep> steps) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("SELECT to_regclass(?) IS NULL")) {
      query.setString(1, table());
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        if (rows.getBoolean(1)) {
          return false;
        }
      }
    }
    return done(connection).contains(PLAN + digest(steps));
  }

  /** The ids of what has been done. */
  Set<String> done(Connection connection) throws SQLException {
    Set<String> done = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT step FROM " + table())) {
      while (rows.next()) {
        done.add(rows.getString(1));
      }
    }
    return done;
  }

  /**
   * Records a step in the connection's transaction.
   *
   * @return false where it has been done before; the transaction is then good for nothing more
   */
  boolean begin(Connection connection, String step) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + table() + " (step) VALUES (?)")) {
      insert.setString(1, step);
      insert.executeUpdate();
      return true;
    } catch (SQLException e) {
      if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  void drop(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS " + table());
    }
  }

  private static String digest(List<LoadStep> steps) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (LoadStep step : steps) {
        sha.update((step.id() + "\n" + step.words() + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(sha.digest()).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
