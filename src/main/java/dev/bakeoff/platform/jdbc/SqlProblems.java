package dev.bakeoff.platform.jdbc;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import java.sql.SQLException;

/** Drivers' failures as kinds and as words. */
public final class SqlProblems {
  private SqlProblems() {}

  /**
   * The kind that a standard SQLState says; codes as in ISO 9075 and in appendix A of PostgreSQL's
   * manual.
   */
  public static ErrorKind kindOfState(String state) {
    if (state == null) {
      return ErrorKind.OTHER;
    }
    return switch (state) {
      case "57014" -> ErrorKind.TIMEOUT;
      case "57P01", "57P02", "57P03", "57P05" -> ErrorKind.CONNECTION;
      case "40001", "40P01", "55P03" -> ErrorKind.CONFLICT;
      case "42501" -> ErrorKind.DENIED;
      // Too many connections: the same request may succeed a little later.
      case "53300" -> ErrorKind.THROTTLED;
      default -> kindOfClass(state);
    };
  }

  private static ErrorKind kindOfClass(String state) {
    if (state.startsWith("08")) {
      return ErrorKind.CONNECTION;
    }
    return state.startsWith("28") ? ErrorKind.DENIED : ErrorKind.OTHER;
  }

  /** The first line of the driver's words. */
  public static String words(SQLException failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return "failed without a message (" + failure.getClass().getSimpleName() + ")";
    }
    return message.strip().lines().findFirst().orElse("").strip();
  }

  /** A problem of the platform's in its own words. */
  public static ProblemException failed(String what, SQLException failure, String hint) {
    return Problem.of(Problem.Kind.PLATFORM, what + ": " + words(failure), hint)
        .asException(failure);
  }
}
