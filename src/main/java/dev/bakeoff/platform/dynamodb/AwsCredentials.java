package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** Whose name requests are signed with, and for which region. */
final class AwsCredentials {
  private AwsCredentials() {}

  /**
   * The profile's own keys, the named AWS profile, or the SDK's usual chain; which is asked for
   * EC2's metadata only on a machine that says it is one: elsewhere that is a request to an address
   * that nobody named, and a wait.
   */
  static AwsCredentialsProvider of(Connection connection, DynamoDbSettings settings) {
    Map<String, String> secrets = connection.secrets();
    String id = secrets.getOrDefault(DynamoDbAdapter.KEY_ID, "");
    String secret = secrets.getOrDefault(DynamoDbAdapter.SECRET_KEY, "");
    if (id.isEmpty() != secret.isEmpty()) {
      throw Problem.request(
              "'%s' has only one of '%s' and '%s'."
                  .formatted(
                      settings.platform(), DynamoDbAdapter.KEY_ID, DynamoDbAdapter.SECRET_KEY),
              "Give both, or neither.")
          .asException();
    }
    if (!id.isEmpty()) {
      String token = secrets.getOrDefault(DynamoDbAdapter.TOKEN, "");
      return StaticCredentialsProvider.create(
          token.isEmpty()
              ? AwsBasicCredentials.create(id, secret)
              : AwsSessionCredentials.create(id, secret, token));
    }
    if (settings.awsProfile().isPresent()) {
      return ProfileCredentialsProvider.create(settings.awsProfile().get());
    }
    return settings.isLocal() ? orMadeUp(chain()) : chain();
  }

  /** DynamoDB Local wants credentials, but does not mind which. */
  private static AwsCredentialsProvider orMadeUp(AwsCredentialsProvider chain) {
    return () -> {
      try {
        return chain.resolveCredentials();
      } catch (SdkException e) {
        return AwsBasicCredentials.create("local", "local");
      }
    };
  }

  private static AwsCredentialsProvider chain() {
    AwsCredentialsProviderChain.Builder chain =
        AwsCredentialsProviderChain.builder()
            .reuseLastProviderEnabled(true)
            .addCredentialsProvider(SystemPropertyCredentialsProvider.create())
            .addCredentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .addCredentialsProvider(WebIdentityTokenFileCredentialsProvider.create())
            .addCredentialsProvider(ProfileCredentialsProvider.create())
            .addCredentialsProvider(ContainerCredentialsProvider.create());
    if (isEc2(System.getenv())) {
      chain.addCredentialsProvider(InstanceProfileCredentialsProvider.create());
    }
    return chain.build();
  }

  /** The region, without the SDK's last resort, a request to the metadata service of EC2. */
  static Region region(DynamoDbSettings settings) {
    return settings
        .region()
        .or(() -> regionOfEnvironment(settings))
        // A server with an endpoint of its own mostly has no use for a region.
        .or(() -> settings.endpoint().map(_ -> Region.US_EAST_1.id()))
        .map(Region::of)
        .orElseThrow(
            () ->
                Problem.request(
                        "'%s' has no region.".formatted(settings.platform()),
                        "Set 'region' to for example us-west-2, or AWS_REGION.")
                    .asException());
  }

  private static Optional<String> regionOfEnvironment(DynamoDbSettings settings) {
    try {
      AwsProfileRegionProvider profile =
          settings
              .awsProfile()
              .map(name -> new AwsProfileRegionProvider(null, name))
              .orElseGet(AwsProfileRegionProvider::new);
      Region found =
          new AwsRegionProviderChain(new SystemSettingsRegionProvider(), profile).getRegion();
      return Optional.ofNullable(found).map(Region::id);
    } catch (SdkException e) {
      return Optional.empty(); // None is set.
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
