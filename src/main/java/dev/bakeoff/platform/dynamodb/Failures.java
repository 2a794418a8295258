package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** DynamoDB's and the SDK's failures as kinds and as words. */
final class Failures {
  private static final int LONGEST = 300;

  private Failures() {}

  static ErrorKind kindOf(SdkException failure) {
    return switch (failure) {
      case ApiCallTimeoutException _ -> ErrorKind.TIMEOUT;
      case ApiCallAttemptTimeoutException _ -> ErrorKind.TIMEOUT;
      case AwsServiceException refused -> kindOf(refused);
      default -> kindOfCause(failure);
    };
  }

  /** Error codes as in "Error handling with DynamoDB" of its developer guide. */
  private static ErrorKind kindOf(AwsServiceException refused) {
    return switch (code(refused)) {
      case "ProvisionedThroughputExceededException",
          "ThrottlingException",
          "Throttling",
          "RequestLimitExceeded",
          "LimitExceededException" ->
          ErrorKind.THROTTLED;
      case "TransactionConflictException",
          "TransactionCanceledException",
          "TransactionInProgressException",
          "ReplicatedWriteConflictException" ->
          ErrorKind.CONFLICT;
      case "AccessDeniedException",
          "UnrecognizedClientException",
          "InvalidSignatureException",
          "IncompleteSignatureException",
          "IncompleteSignature",
          "MissingAuthenticationTokenException",
          "MissingAuthenticationToken",
          "ExpiredTokenException",
          "InvalidClientTokenId",
          "InvalidAccessKeyId" ->
          ErrorKind.DENIED;
      case "RequestTimeout", "RequestTimeoutException" -> ErrorKind.TIMEOUT;
      default ->
          switch (refused.statusCode()) {
            case 401, 403 -> ErrorKind.DENIED;
            case 429 -> ErrorKind.THROTTLED;
            // A gateway that cannot reach the service, or one that is going away.
            case 502, 503, 504 -> ErrorKind.CONNECTION;
            default -> ErrorKind.OTHER;
          };
    };
  }

  private static ErrorKind kindOfCause(SdkException failure) {
    if (failure instanceof AbortedException) {
      return ErrorKind.OTHER;
    }
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return ErrorKind.TIMEOUT;
      }
      if (cause instanceof IOException) {
        return ErrorKind.CONNECTION;
      }
    }
    String message = String.valueOf(failure.getMessage());
    return message.contains("credentials") ? ErrorKind.DENIED : ErrorKind.OTHER;
  }

  /** Whether the very same request may succeed a little later. */
  static boolean isPassing(SdkException failure) {
    return switch (kindOf(failure)) {
      case CONNECTION, TIMEOUT, THROTTLED, CONFLICT -> true;
      case DENIED, WRONG_RESULT -> false;
      case OTHER -> failure instanceof AwsServiceException refused && refused.statusCode() >= 500;
    };
  }

  /** DynamoDB's name of an error; empty where the answer carries none. */
  static String code(AwsServiceException refused) {
    return refused.awsErrorDetails() == null || refused.awsErrorDetails().errorCode() == null
        ? ""
        : refused.awsErrorDetails().errorCode();
  }

  /**
   * The service's or the SDK's own words: their first line, since the others may repeat what was
   * signed.
   */
  static String words(SdkException failure) {
    if (failure instanceof AwsServiceException refused
        && refused.awsErrorDetails() != null
        && refused.awsErrorDetails().errorMessage() != null) {
      return code(refused) + ": " + firstLine(refused.awsErrorDetails().errorMessage());
    }
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      switch (cause) {
        case UnknownHostException unknown -> {
          return "the name " + firstLine(unknown.getMessage()) + " is not known";
        }
        case ConnectException refused -> {
          return "nobody answers there (" + firstLine(refused.getMessage()) + ")";
        }
        default -> {
          // Look deeper.
        }
      }
    }
    return firstLine(failure.getMessage());
  }

  static PlatformException failure(SdkException failure) {
    return new PlatformException(kindOf(failure), words(failure), failure);
  }

  static ProblemException failed(String what, SdkException failure) {
    String hint =
        switch (kindOf(failure)) {
          case CONNECTION -> "Check 'endpoint' and 'region', and the network.";
          case TIMEOUT -> "Check the network, or raise the statement time-out.";
          case THROTTLED ->
              "The table's or the account's capacity is used up; provision more, or wait.";
          case DENIED ->
              "Check the credentials and that they may do this; docs/dynamodb.md has the policy.";
          case CONFLICT -> "Try again.";
          case WRONG_RESULT, OTHER -> "";
        };
    return Problem.of(Problem.Kind.PLATFORM, what + ": " + words(failure), hint)
        .asException(failure);
  }

  private static String firstLine(String message) {
    if (message == null || message.isBlank()) {
      return "it failed without a message";
    }
    String line = message.strip().lines().findFirst().orElse("").strip();
    int tail = line.indexOf(" (Service: ");
    String bare = tail > 0 ? line.substring(0, tail) : line;
    return bare.length() <= LONGEST ? bare : bare.substring(0, LONGEST) + "…";
  }
}
