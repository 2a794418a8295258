package dev.bakeoff.dataset.remote.s3;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Problem.Kind;
import dev.bakeoff.model.ProblemException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What a bucket's service has to say, in words and without secrets. Thread-safe. */
final class S3Failures {
  private final String bucket;
  private final Optional<URI> endpoint;
  private final String region;
  private final S3Credentials credentials;

  S3Failures(String bucket, Optional<URI> endpoint, String region, S3Credentials credentials) {
    this.bucket = bucket;
    this.endpoint = endpoint;
    this.region = region;
    this.credentials = credentials;
  }

  /**
   * What is being done, for the case that it fails.
   *
   * @param doing as in "reading s3://bucket/key"
   * @param key what it is done to; empty for the bucket
   * @param right the permission that it takes
   */
  record Action(String doing, String key, String right) {}

  /** Asks the service, and turns its refusal into a problem. */
  <T> T during(Action action, Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw translate(action, e);
    }
  }

  ProblemException translate(Action action, SdkException e) {
    Problem problem =
        e instanceof S3Exception refused ? refused(action, refused) : unreached(action, e);
    return problem.asException(e);
  }

  /** The name of an error, {@code NoSuchBucket}; empty for answers that carry none. */
  static String code(S3Exception e) {
    AwsErrorDetails details = e.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }

  private Problem refused(Action action, S3Exception e) {
    String place = place(action.key());
    String what = "%s %s".formatted(action.doing(), place);
    String code = code(e);
    Optional<String> actualRegion =
        Optional.ofNullable(e.awsErrorDetails())
            .map(AwsErrorDetails::sdkHttpResponse)
            .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"));
    if (e.statusCode() == 301
        || code.equals("AuthorizationHeaderMalformed")
        || code.equals("IllegalLocationConstraintException")) {
      return Problem.request(
          actualRegion
              .map(r -> "The bucket '%s' is in %s, not in %s.".formatted(bucket, r, region))
              .orElse("The bucket '%s' is not in %s.".formatted(bucket, region)),
          "Set AWS_REGION=%s.".formatted(actualRegion.orElse("the bucket's region")));
    }
    return switch (code) {
      case "NoSuchBucket" ->
          Problem.request(
              "There is no bucket '%s' at %s.".formatted(bucket, service()),
              "Check the name; Bakeoff does not make buckets.");
      case "NoSuchKey" ->
          Problem.of(Kind.DATA, "%s is not there.".formatted(place), "Was it deleted?");
      case "InvalidBucketName" ->
          Problem.request("'%s' cannot name a bucket.".formatted(bucket), "Check the name.");
      case "InvalidAccessKeyId" ->
          Problem.request(
              "%s does not know the access key in use.".formatted(service()),
              "Check AWS_ACCESS_KEY_ID or AWS_PROFILE.");
      case "SignatureDoesNotMatch" ->
          Problem.request(
              "%s does not accept the secret key in use.".formatted(service()),
              "Check AWS_SECRET_ACCESS_KEY or AWS_PROFILE.");
      case "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "InvalidToken" ->
          Problem.request(
              "The credentials for %s have expired.".formatted(service()),
              "Log in again, for example with 'aws sso login'.");
      case "RequestTimeTooSkewed" ->
          Problem.of(
              Kind.PLATFORM,
              "%s refuses requests from this machine: its clock is wrong.".formatted(service()),
              "Set the clock.");
      case "BadDigest", "InvalidDigest", "XAmzContentChecksumMismatch" ->
          Problem.of(
              Kind.DATA,
              "%s failed: what arrived there is not what was sent.".formatted(what),
              "Try again; if it stays so, a proxy on the way alters it, or the disk does.");
      case "PreconditionFailed" ->
          Problem.of(
              Kind.DATA,
              "%s failed: it was replaced meanwhile.".formatted(what),
              "Try again to get what is there now.");
      case "" ->
          e.statusCode() == 404
              ? Problem.of(Kind.DATA, "%s is not there.".formatted(place), "Was it deleted?")
              : otherwise(action, e, code);
      default -> otherwise(action, e, code);
    };
  }

  private Problem otherwise(Action action, S3Exception e, String code) {
    return e.statusCode() == 403 || code.equals("AccessDenied")
        ? denied(action)
        : Problem.of(
            Kind.PLATFORM,
            "%s %s failed at %s: %s"
                .formatted(action.doing(), place(action.key()), service(), answer(e, code)),
            e.statusCode() >= 500
                ? "The service is in trouble; try again later: the transfer goes on where it"
                    + " ended."
                : "");
  }

  private Problem denied(Action action) {
    String what = action.doing().toLowerCase(java.util.Locale.ROOT);
    return credentials.areMissing()
        ? Problem.request(
            "No credentials were found, and %s %s is not allowed without."
                .formatted(what, place(action.key())),
            "Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or log in with 'aws"
                + " sso login'.")
        : Problem.of(
            Kind.PLATFORM,
            "Access denied: the credentials in use do not allow %s %s."
                .formatted(what, place(action.key())),
            "That takes %s; ask for it, or choose others with AWS_PROFILE."
                .formatted(action.right()));
  }

  private Problem unreached(Action action, SdkException e) {
    String reason = null;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      reason =
          switch (cause) {
            case UnknownHostException _ -> "its name is not known";
            case ConnectException _ -> "nobody answers there";
            case NoRouteToHostException _ -> "there is no way to it";
            case SocketTimeoutException _ -> "it did not answer in time";
            case SSLException _ -> "no secure connection came about: " + cause.getMessage();
            default -> reason;
          };
    }
    if (reason != null) {
      return Problem.of(
          Kind.PLATFORM,
          "%s cannot be reached: %s.".formatted(service(), reason),
          "See to the network, the proxy and AWS_ENDPOINT_URL, and try again: a transfer goes on"
              + " where it ended.");
    }
    return Problem.of(
        Kind.PLATFORM,
        "%s %s failed: %s".formatted(action.doing(), place(action.key()), sentence(e.getMessage())),
        "Try again: a transfer goes on where it ended.");
  }

  private static String answer(S3Exception e, String code) {
    AwsErrorDetails details = e.awsErrorDetails();
    String message = details == null ? null : details.errorMessage();
    return sentence(
        "HTTP %d %s%s"
            .formatted(e.statusCode(), code, message == null ? "" : ": " + message)
            .strip());
  }

  static String sentence(String text) {
    String words = text == null ? "no reason given" : text;
    return words.endsWith(".") ? words : words + ".";
  }

  private String place(String key) {
    return "s3://" + bucket + (key.isEmpty() ? "" : "/" + key);
  }

  /** Where requests go; an endpoint that carries a password is named without it. */
  private String service() {
    return endpoint
        .map(uri -> uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()))
        .orElse("Amazon S3 (" + region + ")");
  }
}
