package dev.bakeoff.platform.postgres.auth;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.postgres.auth.TokenSource.Token;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/**
 * Sign-in tokens of AWS's identity management for Aurora and RDS: a request {@code connect} to
 * {@code rds-db}, presigned with Signature Version 4 for 15 minutes and without its scheme, as the
 * RDS user guide's chapter on IAM database authentication has it. Made on this machine; nothing is
 * asked of AWS but the credentials, where they come from a role.
 *
 * @param host the endpoint's own name, which is part of what is signed
 * @param port its port
 * @param user the database's user, who must have been granted {@code rds_iam}
 * @param region for example {@code eu-central-1}
 * @param credentials to sign with
 * @param clock for the signature's date
 */
public record AwsIamTokens(
    String host,
    int port,
    String user,
    String region,
    Supplier<AwsCredentials> credentials,
    Clock clock)
    implements TokenSource.Fetcher {
  private static final Duration LIFE = Duration.ofMinutes(15);
  private static final String SCHEME = "https://";

  /**
   * Credentials by AWS's usual chain: environment, profile files, single sign-on, roles.
   *
   * @param profile in ~/.aws; empty for the usual one
   */
  public static Supplier<AwsCredentials> usualCredentials(String profile) {
    return () -> {
      DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder();
      if (!profile.isEmpty()) {
        chain.profileName(profile);
      }
      try (DefaultCredentialsProvider provider = chain.build()) {
        return provider.resolveCredentials();
      } catch (SdkException e) {
        throw Problem.request(
                "There are no AWS credentials to make a sign-in token with"
                    + (profile.isEmpty() ? "." : " in the profile '" + profile + "'."),
                "Log in with 'aws sso login', set aws_profile to a profile of ~/.aws, or use"
                    + " another 'auth'.")
            .asException(e);
      }
    };
  }

  @Override
  public Token fetch() {
    Instant now = clock.instant();
    AwsCredentials identity = credentials.get();
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .uri(URI.create(SCHEME + host + ":" + port + "/"))
            .putRawQueryParameter("Action", "connect")
            .putRawQueryParameter("DBUser", user)
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(identity)
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "rds-db")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, LIFE)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, clock.getZone())))
            .request();
    return new Token(signed.getUri().toString().substring(SCHEME.length()), now.plus(LIFE));
  }

  /** Leaves the credentials out. */
  @Override
  public String toString() {
    return "AwsIamTokens[" + user + " at " + host + ":" + port + "]";
  }
}
