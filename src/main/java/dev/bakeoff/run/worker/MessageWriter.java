package dev.bakeoff.run.worker;

import dev.bakeoff.run.RunJson;
import java.io.PrintStream;

/** Writes messages, a line each, to the worker's standard output. Thread-safe. */
public final class MessageWriter {
  private final PrintStream out;

  /**
   * @param out the process's real standard output, which nobody else may write to
   */
  public MessageWriter(PrintStream out) {
    this.out = out;
  }

  void write(WorkerMessage message) {
    String line = RunJson.write(message);
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }
}
