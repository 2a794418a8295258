package dev.bakeoff.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/** A run's rows as they leave the home: without secrets, and ended. */
final class RunRows {
  private static final String RUNNING = "running";

  private RunRows() {}

  /** Takes a row; what it throws ends the reading. */
  @FunctionalInterface
  interface Taker {
    void take(RunTable table, ObjectNode row) throws SQLException;
  }

  /** All rows of some tables, in the order that makes equal runs alike. */
  static void each(Connection connection, List<RunTable> tables, String runId, Taker taker)
      throws SQLException {
    for (RunTable table : tables) {
      Sql.each(
          connection,
          table.select(),
          cursor -> {
            ObjectNode row = table.read(cursor);
            // Whoever exports sees to it that nobody runs it, so it was cut off.
            if (row.path("status").asText().equals(RUNNING)) {
              row.put("status", "interrupted");
            }
            if (table.columns().stream().noneMatch(c -> c.kind() == RunTable.Kind.BLOB)) {
              Scrubber.scrub(row);
            }
            taker.take(table, row);
          },
          runId);
    }
  }

  /**
   * A checksum of what a run measured, whatever its id and whatever is said of it: two runs of one
   * checksum are copies of each other.
   */
  static String checksum(Connection connection, String runId) throws SQLException {
    MessageDigest digest = sha256();
    each(
        connection,
        RunTable.MEASURED,
        runId,
        (table, row) -> {
          if (row.path("plan") instanceof ObjectNode plan) {
            plan.remove("id");
          }
          digest.update(table.name().getBytes(StandardCharsets.UTF_8));
          digest.update(row.toString().getBytes(StandardCharsets.UTF_8));
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
