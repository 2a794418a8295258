package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Connection;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The SDK's clients over one pool of connections. Thread-safe.
 *
 * @param patient repeats what may succeed a little later; for tables and marks
 * @param plain sends every request once: repeating would hide time in a measured request, and the
 *     loader knows better when to repeat
 * @param measured like {@code plain}, and gives up on requests after the statement time-out
 * @param region that requests are signed for
 * @param endpoint where they go
 */
record Aws(
    DynamoDbClient patient,
    DynamoDbClient plain,
    DynamoDbClient measured,
    Region region,
    URI endpoint,
    SdkHttpClient http,
    AwsCredentialsProvider credentials)
    implements AutoCloseable {
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /** More than a run can have clients; connections are made as they are needed. */
  private static final int MOST_CONNECTIONS = 10_100;

  /** Makes the clients. Sends nothing. */
  static Aws connect(Connection connection, DynamoDbSettings settings) {
    Region region = AwsCredentials.region(settings);
    AwsCredentialsProvider credentials = AwsCredentials.of(connection, settings);
    SdkHttpClient http =
        Apache5HttpClient.builder()
            .maxConnections(MOST_CONNECTIONS)
            .connectionTimeout(CONNECTING)
            .connectionAcquisitionTimeout(CONNECTING)
            .socketTimeout(SILENCE)
            .build();
    try {
      DynamoDbClient patient =
          client(settings, region, credentials, http, AwsRetryStrategy.standardRetryStrategy())
              .build();
      DynamoDbClientBuilder plain =
          client(settings, region, credentials, http, AwsRetryStrategy.doNotRetry());
      DynamoDbClientBuilder measured =
          client(settings, region, credentials, http, AwsRetryStrategy.doNotRetry());
      settings
          .timeout()
          .ifPresent(
              limit ->
                  measured.overrideConfiguration(
                      c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(limit)));
      URI endpoint =
          patient
              .serviceClientConfiguration()
              .endpointOverride()
              .or(settings::endpoint)
              .orElseGet(() -> DynamoDbClient.serviceMetadata().endpointFor(region));
      URI absolute = endpoint.getScheme() == null ? URI.create("https://" + endpoint) : endpoint;
      return new Aws(patient, plain.build(), measured.build(), region, absolute, http, credentials);
    } catch (RuntimeException e) { // The SDK refuses settings with exceptions of several kinds.
      http.close();
      throw Problem.request(
              "The AWS settings of '%s' cannot be used: %s"
                  .formatted(settings.platform(), e.getClass().getSimpleName()),
              "See to the profile, to the AWS_… variables and to ~/.aws/config.")
          .asException(e);
    }
  }

  private static DynamoDbClientBuilder client(
      DynamoDbSettings settings,
      Region region,
      AwsCredentialsProvider credentials,
      SdkHttpClient http,
      RetryStrategy retries) {
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .region(region)
            .credentialsProvider(credentials)
            .httpClient(http)
            .overrideConfiguration(c -> c.retryStrategy(retries));
    settings.endpoint().ifPresent(builder::endpointOverride);
    return builder;
  }

  @Override
  public void close() {
    patient.close();
    plain.close();
    measured.close();
    http.close();
    if (credentials instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }
}
