package dev.bakeoff.platform.bigquery;

import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import java.io.IOException;
import java.net.SocketTimeoutException;

/**
 * BigQuery's failures as kinds and as words. Reasons are those of "Error messages" in BigQuery's
 * documentation.
 */
final class Failures {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;
  private static final int GATEWAY_TIMEOUT = 504;

  private Failures() {}

  static ErrorKind kind(BigQueryException failure) {
    if (isRefusedToken(failure)) {
      return ErrorKind.DENIED;
    }
    BigQueryError error = failure.getError();
    ErrorKind byReason =
        error == null || error.getReason() == null
            ? ErrorKind.OTHER
            : byReason(error.getReason(), words(failure));
    return byReason == ErrorKind.OTHER ? byStatus(failure) : byReason;
  }

  private static ErrorKind byReason(String reason, String words) {
    return switch (reason) {
      case "rateLimitExceeded", "quotaExceeded", "jobRateLimitExceeded", "tableUnavailable" ->
          ErrorKind.THROTTLED;
      case "accessDenied",
          "authError",
          "required",
          "insufficientPermissions",
          "billingNotEnabled" ->
          ErrorKind.DENIED;
      case "stopped", "timeout" -> ErrorKind.TIMEOUT;
      case "backendError", "internalError", "jobBackendError", "jobInternalError" ->
          ErrorKind.CONNECTION;
      case "invalidQuery" ->
          words.contains("concurrent update") || words.contains("serialize access")
              ? ErrorKind.CONFLICT
              : ErrorKind.OTHER;
      default -> ErrorKind.OTHER;
    };
  }

  private static ErrorKind byStatus(BigQueryException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return ErrorKind.TIMEOUT;
      }
    }
    return switch (failure.getCode()) {
      case UNAUTHORIZED, FORBIDDEN -> ErrorKind.DENIED;
      case TOO_MANY -> ErrorKind.THROTTLED;
      case GATEWAY_TIMEOUT -> ErrorKind.TIMEOUT;
      case UNAVAILABLE -> ErrorKind.CONNECTION;
      default -> failure.getCause() instanceof IOException ? ErrorKind.CONNECTION : ErrorKind.OTHER;
    };
  }

  /** Google's library answers a refused token by trying to renew it, and fails in that. */
  private static boolean isRefusedToken(BigQueryException failure) {
    return String.valueOf(failure.getMessage()).contains("not support refreshing the access token");
  }

  static boolean isMissing(BigQueryException failure) {
    return failure.getCode() == NOT_FOUND;
  }

  /** The first line of the service's words. */
  static String words(BigQueryException failure) {
    String message = failure.getMessage();
    if (isRefusedToken(failure)) {
      return "the access token was refused; it is wrong, or its time is over";
    }
    if (message == null || message.isBlank()) {
      return "failed with status " + failure.getCode();
    }
    return message.strip().lines().findFirst().orElse("").strip();
  }

  /** A problem of the platform's in its own words, without the secrets of the connection. */
  static ProblemException failed(
      Connection connection, String what, BigQueryException failure, String hint) {
    String words = words(failure);
    boolean told = false;
    for (String secret : connection.secrets().values()) {
      if (!secret.isEmpty()) {
        words = words.replace(secret, "(secret)");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
          told |= String.valueOf(cause.getMessage()).contains(secret);
        }
      }
    }
    Problem problem = Problem.of(Problem.Kind.PLATFORM, what + ": " + words, hint(failure, hint));
    return told ? problem.asException() : problem.asException(failure);
  }

  private static String hint(BigQueryException failure, String otherwise) {
    return switch (kind(failure)) {
      case DENIED ->
          "Check the sign-in, and give it the roles BigQuery Job User on the project and BigQuery"
              + " Data Editor.";
      case THROTTLED -> "A quota of the project is used up for now; wait, or have it raised.";
      case CONNECTION -> "Check endpoint and network, and try again.";
      case TIMEOUT, CONFLICT, WRONG_RESULT, OTHER -> otherwise;
    };
  }
}
