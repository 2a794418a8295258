package dev.bakeoff.dataset.remote.s3;

import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The SDK's usual chain, but for two things. The metadata service of EC2 is asked only on a machine
 * that says it is one: elsewhere that is a request to an address that nobody named, and a wait. And
 * where there are no credentials at all, requests go unsigned, which is enough for a public bucket.
 * Thread-safe.
 */
final class S3Credentials implements AwsCredentialsProvider, AutoCloseable {
  private final AwsCredentialsProvider chain;
  private final boolean asked;
  private volatile boolean anonymous;

  private S3Credentials(AwsCredentialsProvider chain, boolean asked) {
    this.chain = chain;
    this.asked = asked;
  }

  static S3Credentials of(S3Settings settings) {
    if (settings.keys().isPresent()) {
      S3Settings.Keys keys = settings.keys().get();
      return new S3Credentials(
          StaticCredentialsProvider.create(AwsBasicCredentials.create(keys.id(), keys.secret())),
          true);
    }
    Map<String, String> environment = System.getenv();
    AwsCredentialsProviderChain.Builder chain =
        AwsCredentialsProviderChain.builder()
            .reuseLastProviderEnabled(true)
            .addCredentialsProvider(SystemPropertyCredentialsProvider.create())
            .addCredentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .addCredentialsProvider(WebIdentityTokenFileCredentialsProvider.create())
            .addCredentialsProvider(ProfileCredentialsProvider.create())
            .addCredentialsProvider(ContainerCredentialsProvider.create());
    if (isEc2(environment)) {
      chain.addCredentialsProvider(InstanceProfileCredentialsProvider.create());
    }
    return new S3Credentials(chain.build(), environment.containsKey("AWS_PROFILE"));
  }

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      AwsCredentials found = chain.resolveCredentials();
      anonymous = false;
      return found;
    } catch (SdkException e) {
      if (asked) {
        throw Problem.request(
                "The AWS profile '%s' gives no credentials."
                    .formatted(System.getenv().getOrDefault("AWS_PROFILE", "default")),
                "See to it in ~/.aws, log in with 'aws sso login', or choose another with"
                    + " AWS_PROFILE.")
            .asException(e);
      }
      anonymous = true;
      return AnonymousCredentialsProvider.create().resolveCredentials();
    }
  }

  /** Whether requests go unsigned, because no credentials were found. */
  boolean areMissing() {
    return anonymous;
  }

  @Override
  public void close() {
    if (chain instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }

  private static boolean isEc2(Map<String, String> environment) {
    String disabled = environment.get("AWS_EC2_METADATA_DISABLED");
    if (disabled != null) {
      return !Boolean.parseBoolean(disabled);
    }
    try {
      Path vendor = Path.of("/sys/devices/virtual/dmi/id/sys_vendor");
      return Files.isReadable(vendor)
          && Files.readString(vendor).toLowerCase(Locale.ROOT).contains("amazon");
    } catch (IOException e) {
      return false;
    }
  }
}
