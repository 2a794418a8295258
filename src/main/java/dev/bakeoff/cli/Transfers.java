package dev.bakeoff.cli;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.util.function.Function;

/** What the commands share that copy files from place to place. */
final class Transfers {
  private Transfers() {}

  /** Runs a transfer until it ends or is interrupted, and then says that it can go on. */
  static <T> T run(Console console, Function<Cancellation, T> transfer) {
    try {
      return Interrupts.cancelling(transfer);
    } catch (ProblemException e) {
      if (e.problem().kind() == Problem.Kind.CANCELLED) {
        console.note("What was copied is kept: the same command goes on from there.");
      }
      throw e;
    }
  }

  static String files(int count) {
    return count == 1 ? "1 file" : count + " files";
  }
}
