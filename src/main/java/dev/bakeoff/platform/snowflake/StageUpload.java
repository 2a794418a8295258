package dev.bakeoff.platform.snowflake;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Puts files into a stage, several at a time over one session: the driver allows statements at the
 * same time, and a temporary stage belongs to its session.
 */
final class StageUpload {
  /** PUT takes at most this many streams. */
  private static final int MOST_STREAMS = 99;

  private final Connection connection;
  private final int streams;
  private final Progress progress;
  private final Cancellation cancellation;
  private final Set<Statement> running = ConcurrentHashMap.newKeySet();

  StageUpload(Connection connection, int streams, Progress progress, Cancellation cancellation) {
    this.connection = connection;
    this.streams = Math.clamp(streams, 1, MOST_STREAMS);
    this.progress = progress;
    this.cancellation = cancellation;
    cancellation.onCancel(this::cancelRunning);
  }

  /**
   * Uploads a table's files.
   *
   * @param target a folder of a stage, as in SQL: {@code @"S"."STAGE"/t0/}
   */
  void put(String table, List<Path> files, String target) throws SQLException {
    AtomicLong done = new AtomicLong();
    int atOnce = Math.min(streams, files.size());
    int streamsEach = Math.max(1, streams / Math.max(1, atOnce));
    try (StageLinks links = new StageLinks();
        ExecutorService pool =
            Executors.newFixedThreadPool(
                Math.max(1, atOnce), Thread.ofPlatform().daemon().name("put-", 0).factory())) {
      List<Future<Void>> uploads = new ArrayList<>();
      for (Path file : files) {
        String sql = put(links.link(file), target, streamsEach);
        uploads.add(
            pool.submit(
                () -> {
                  execute(sql);
                  progress.report(
                      new Progress.Step(
                          "Uploading " + table, done.incrementAndGet(), files.size(), "files"));
                  return null;
                }));
      }
      awaitAll(uploads);
    }
  }

  static String put(Path file, String target, int streams) {
    // The files are compressed already, in a way that Snowflake reads.
    return "PUT %s %s AUTO_COMPRESS = FALSE PARALLEL = %d OVERWRITE = TRUE"
        .formatted(
            SnowflakeDialect.literal("file://" + file.toString().replace('\\', '/')),
            target,
            streams);
  }

  private void execute(String sql) throws SQLException {
    cancellation.throwIfRequested();
    try (Statement statement = connection.createStatement()) {
      running.add(statement);
      try {
        // Between the check above and this line a stop may have come and found nothing to cancel.
        cancellation.throwIfRequested();
        statement.execute(sql);
      } finally {
        running.remove(statement);
      }
    }
  }

  /** Waits for all of them, the others being stopped where one fails. */
  private void awaitAll(List<Future<Void>> uploads) throws SQLException {
    try {
      for (Future<Void> upload : uploads) {
        upload.get();
      }
    } catch (ExecutionException e) {
      uploads.forEach(upload -> upload.cancel(false));
      cancelRunning();
      switch (e.getCause()) {
        case SQLException failure -> throw failure;
        case ProblemException problem -> throw problem;
        case RuntimeException unexpected -> throw unexpected;
        default -> throw new IllegalStateException(e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      uploads.forEach(upload -> upload.cancel(false));
      cancelRunning();
      throw new SQLException("interrupted while uploading", e);
    }
  }

  private void cancelRunning() {
    for (Statement statement : running) {
      try {
        statement.cancel();
      } catch (SQLException ignored) {
        // It has just ended.
      }
    }
  }
}
