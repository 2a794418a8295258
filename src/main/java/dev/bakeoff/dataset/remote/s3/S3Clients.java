package dev.bakeoff.dataset.remote.s3;

import dev.bakeoff.model.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes clients. Making one sends nothing. */
final class S3Clients {
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private S3Clients() {}

  /**
   * A client with what is known about it.
   *
   * @param endpoint empty for Amazon's own
   */
  record Connected(S3Client client, Optional<URI> endpoint, String region) {}

  static Connected connect(
      S3Settings settings, S3Credentials credentials, ExecutionInterceptor... interceptors) {
    try {
      Optional<String> region = settings.region().or(S3Clients::regionOfEnvironment);
      S3Client client = build(settings, credentials, region, Optional.empty(), interceptors);
      // Only a finished client knows what the environment and the profile say.
      Optional<URI> endpoint = client.serviceClientConfiguration().endpointOverride();
      if (settings.pathStyle().isPresent() || endpoint.isPresent()) {
        client.close();
        boolean pathStyle = settings.pathStyle().orElse(true);
        client = build(settings, credentials, region, Optional.of(pathStyle), interceptors);
      }
      return new Connected(client, endpoint, region.orElse(Region.US_EAST_1.id()));
    } catch (RuntimeException e) { // The SDK refuses settings with exceptions of several kinds.
      throw Problem.request(
              "The AWS settings cannot be used: %s".formatted(S3Failures.sentence(e.getMessage())),
              "See to the AWS_… variables and to ~/.aws/config.")
          .asException(e);
    }
  }

  private static S3Client build(
      S3Settings settings,
      S3Credentials credentials,
      Optional<String> region,
      Optional<Boolean> pathStyle,
      ExecutionInterceptor... interceptors) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(region.map(Region::of).orElse(Region.US_EAST_1))
            .credentialsProvider(credentials)
            // Checksums of the newer kind are unknown to many services; we send Content-MD5, which
            // all of them check, and published files are proved by their SHA-256.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClient(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECTING)
                    .socketTimeout(SILENCE)
                    .build())
            .overrideConfiguration(
                c -> {
                  c.retryStrategy(
                      RetryMode.resolver().defaultRetryMode(RetryMode.STANDARD).resolve());
                  for (ExecutionInterceptor interceptor : interceptors) {
                    c.addExecutionInterceptor(interceptor);
                  }
                });
    settings.endpoint().ifPresent(builder::endpointOverride);
    if (pathStyle.isPresent()) {
      builder.forcePathStyle(pathStyle.get());
    } else {
      // Amazon's own service says where a bucket is, so nobody needs to look that up.
      builder.crossRegionAccessEnabled(true);
    }
    return builder.build();
  }

  /** Without the SDK's last resort, a request to the metadata service of EC2. */
  private static Optional<String> regionOfEnvironment() {
    try {
      return Optional.ofNullable(
              new AwsRegionProviderChain(
                      new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                  .getRegion())
          .map(Region::id);
    } catch (SdkException e) {
      return Optional.empty(); // None is set.
    }
  }
}
