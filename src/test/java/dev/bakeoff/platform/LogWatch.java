package dev.bakeoff.platform;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything that is logged while it is open, by whomever, with the stack traces. */
public final class LogWatch implements AutoCloseable {
  private final StringBuilder text = new StringBuilder();
  private final Logger root = Logger.getLogger("");
  private final Level before = root.getLevel();

  private final Handler handler = new Recorder();

  private LogWatch() {
    handler.setLevel(Level.ALL);
    root.addHandler(handler);
    root.setLevel(Level.ALL);
  }

  /** Begins to listen, to the finest things that are said. */
  public static LogWatch start() {
    return new LogWatch();
  }

  public String text() {
    synchronized (text) {
      return text.toString();
    }
  }

  /** A failure with its causes as a log would show it. */
  public static String textOf(Throwable failure) {
    StringWriter out = new StringWriter();
    failure.printStackTrace(new PrintWriter(out));
    return out.toString();
  }

  @Override
  public void close() {
    root.removeHandler(handler);
    root.setLevel(before);
  }

  private final class Recorder extends Handler {
    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord record) {
      synchronized (text) {
        text.append(formatter.formatMessage(record)).append('\n');
        if (record.getThrown() != null) {
          text.append(textOf(record.getThrown())).append('\n');
        }
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
