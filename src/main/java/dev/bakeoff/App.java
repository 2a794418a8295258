package dev.bakeoff;

import java.io.PrintStream;

/** Main class of worker processes. */
public final class App {
  private App() {}

  public static void main(String[] args) {
    System.exit(worker());
  }

  /** Standard output is the protocol's; whatever a driver prints goes to standard error. */
  private static int worker() {
    PrintStream protocol = System.out;
    System.setOut(System.err);
    Logging.toStandardError();
    return Wiring.worker(System.in, protocol).run();
  }
}
