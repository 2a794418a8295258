package dev.bakeoff.platform.snowflake;

import dev.bakeoff.platform.jdbc.TimeLiterals;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the requests of one session, its clients' included, have consumed, by Snowflake's own query
 * history. They are found by the session's query tag. The history gives at most 10 000 requests at
 * a time, so it is read backwards piece by piece, and a piece that was read is not read again. Used
 * by one thread.
 */
final class QueryCosts {
  private static final Logger LOG = LoggerFactory.getLogger(QueryCosts.class);

  /** The most that the history gives in one answer. */
  private static final int LIMIT = 10_000;

  /** A history that never ends must not hold a leg's end up for ever. */
  private static final int MOST_PIECES = 500;

  private static final String NOW =
      "SELECT DATE_PART(EPOCH_MICROSECOND, CURRENT_TIMESTAMP()::TIMESTAMP_LTZ(6))";
  private static final String[] NAMES = {
    "queries",
    "bytes_scanned",
    "execution_ms",
    "compilation_ms",
    "queued_ms",
    "cloud_services_credits"
  };

  private final String queryTag;
  private final double[] sums = new double[NAMES.length];
  private OptionalLong readUntil = OptionalLong.empty();

  QueryCosts(String queryTag) {
    this.queryTag = queryTag;
  }

  /**
   * What has been consumed so far; empty where the account or the role does not tell. The first
   * call sets the point in time from which requests count.
   */
  Map<String, Double> read(Connection connection) {
    try {
      long now = now(connection);
      if (readUntil.isPresent()) {
        add(connection, readUntil.getAsLong(), now);
      }
      readUntil = OptionalLong.of(now);
    } catch (SQLException e) {
      LOG.info("the query history cannot be read", e);
      return Map.of();
    }
    Map<String, Double> counters = new LinkedHashMap<>();
    for (int i = 0; i < NAMES.length; i++) {
      counters.put(NAMES[i], sums[i]);
    }
    return counters;
  }

  private static long now(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(NOW);
        ResultSet rows = query.executeQuery()) {
      if (!rows.next()) {
        throw new SQLException("no answer to the question for the time");
      }
      return rows.getLong(1);
    }
  }

  private void add(Connection connection, long from, long until) throws SQLException {
    long end = until;
    for (int piece = 0; piece < MOST_PIECES; piece++) {
      long earliest = addPiece(connection, from, end);
      if (earliest <= from || earliest >= end) {
        return;
      }
      end = earliest;
    }
    LOG.warn("the query history holds more requests than can be counted");
  }

  /** Adds one answer up; returns the end of the earliest request in it where there may be more. */
  private long addPiece(Connection connection, long from, long until) throws SQLException {
    String sql =
        """
        SELECT COUNT(*),
          COALESCE(DATE_PART(EPOCH_MICROSECOND, MIN(END_TIME)), 0),
          COALESCE(SUM(IFF(QUERY_TAG = ?, 1, 0)), 0),
          COALESCE(SUM(IFF(QUERY_TAG = ?, BYTES_SCANNED, 0)), 0),
          COALESCE(SUM(IFF(QUERY_TAG = ?, EXECUTION_TIME, 0)), 0),
          COALESCE(SUM(IFF(QUERY_TAG = ?, COMPILATION_TIME, 0)), 0),
          COALESCE(SUM(IFF(QUERY_TAG = ?, QUEUED_OVERLOAD_TIME, 0)), 0),
          COALESCE(SUM(IFF(QUERY_TAG = ?, CREDITS_USED_CLOUD_SERVICES, 0)), 0),
          MIN(IFF(QUERY_TAG = ?, QUERY_ID, NULL)),
          MAX(IFF(QUERY_TAG = ?, QUERY_ID, NULL))
        FROM TABLE(INFORMATION_SCHEMA.QUERY_HISTORY(
          END_TIME_RANGE_START => %s, END_TIME_RANGE_END => %s, RESULT_LIMIT => 10000))\
        """
            .formatted(moment(from), moment(until));
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int parameter = 1; parameter <= NAMES.length + 2; parameter++) {
        query.setString(parameter, queryTag);
      }
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        for (int i = 0; i < NAMES.length; i++) {
          sums[i] += rows.getDouble(3 + i);
        }
        LOG.info(
            "{} requests under {}, query ids {} to {}",
            rows.getLong(3),
            queryTag,
            rows.getString(3 + NAMES.length),
            rows.getString(4 + NAMES.length));
        return rows.getLong(1) < LIMIT ? from : rows.getLong(2);
      }
    }
  }

  private static String moment(long micros) {
    return "'" + TimeLiterals.wallClock(micros) + "+00:00'::TIMESTAMP_LTZ";
  }
}
