package dev.bakeoff.platform.jdbc;

import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a loader reports to and listens to: progress in rows of the table at hand, and a request to
 * stop, which cancels the statement that is running. Used by one loading thread.
 */
public final class LoadControl {
  private final Progress progress;
  private final Cancellation cancellation;
  private volatile Statement running;

  public LoadControl(Progress progress, Cancellation cancellation) {
    this.progress = progress;
    this.cancellation = cancellation;
    cancellation.onCancel(this::cancelRunning);
  }

  /** Reports rows done so far, and throws once a stop was asked for. */
  public void loaded(TableEntry table, long rows) {
    progress.report(new Progress.Step("Loading " + table.name(), rows, table.rows(), "rows"));
    check();
  }

  /** Reports a step after a table's rows, such as its indexes, and throws once a stop was asked. */
  public void step(String task) {
    progress.report(new Progress.Step(task, 0, 0, "steps"));
    check();
  }

  public void check() {
    cancellation.throwIfRequested();
  }

  public boolean cancelled() {
    return cancellation.isRequested();
  }

  /** Executes a statement that a stop cancels. */
  public void execute(Connection connection, String sql) throws SQLException {
    check();
    try (Statement statement = connection.createStatement()) {
      running = statement;
      // Between the check above and this line a stop may have come and found nothing to cancel.
      check();
      statement.execute(sql);
    } finally {
      running = null;
    }
  }

  /** The statement that is running now, for progress; null where there is none. */
  public Statement running() {
    return running;
  }

  private void cancelRunning() {
    Statement statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException ignored) {
        // It has just ended; the next check stops the load.
      }
    }
  }
}
