package dev.bakeoff;

import dev.bakeoff.cli.BakeoffCli;
import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.Desktop;
import dev.bakeoff.ui.Rehearsal;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Main class: the desktop app without arguments, the command line with some, a worker process with
 * the single argument {@code worker}, and with {@code rehearse FOLDER} the window opened and closed
 * again, which the build trains the archive of the layout with.
 */
public final class App {
  private App() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    if (args.length == 1 && args[0].equals("worker")) {
      return worker();
    }
    if (args.length == 2 && args[0].equals("rehearse")) {
      try (Wiring wiring = Wiring.of(Path.of(args[1]))) {
        return Rehearsal.open(wiring.ui()) ? 0 : 1;
      }
    }
    Path home = Home.find(System.getenv());
    Logging.toFile(home);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    try (Wiring wiring = Wiring.of(home)) {
      if (args.length > 0) {
        return BakeoffCli.execute(wiring::cli, Wiring.version(), out, err, args);
      }
      Optional<Problem> obstacle = Desktop.obstacle();
      if (obstacle.isEmpty()) {
        Desktop.open(wiring.ui());
        return 0;
      }
      err.println("There is no display for the desktop app, so the quickstart runs here instead.");
      return BakeoffCli.execute(wiring::cli, Wiring.version(), out, err, "quickstart");
    }
  }

  /** Standard output is the protocol's; whatever a driver prints goes to standard error. */
  private static int worker() {
    PrintStream protocol = System.out;
    System.setOut(System.err);
    Logging.toStandardError();
    // A channel, unlike System.in, lets the thread that waits on it be interrupted: one that still
    // reads when the process ends makes the virtual machine wait for it, on every leg.
    InputStream input =
        Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel());
    return Wiring.worker(input, protocol).run();
  }
}
