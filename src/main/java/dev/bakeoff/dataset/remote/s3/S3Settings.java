package dev.bakeoff.dataset.remote.s3;

import java.net.URI;
import java.util.Optional;

/**
 * How buckets are reached. What is left open here comes from the usual AWS environment variables
 * and the profile in {@code ~/.aws}.
 *
 * @param endpoint of an S3-compatible service
 * @param region the buckets' region
 * @param pathStyle whether the bucket's name goes into the path instead of the host's name; where
 *     that is left open, it does with any service but Amazon's own
 * @param keys the access key; never shown
 * @param transfer sizes and counts of a transfer
 */
public record S3Settings(
    Optional<URI> endpoint,
    Optional<String> region,
    Optional<Boolean> pathStyle,
    Optional<Keys> keys,
    Transfer transfer) {
  /** Everything from the environment. */
  public static S3Settings fromEnvironment() {
    return new S3Settings(
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(System.getenv("BAKEOFF_S3_PATH_STYLE")).map(Boolean::parseBoolean),
        Optional.empty(),
        Transfer.USUAL);
  }

  /**
   * An access key.
   *
   * @param id its public part
   * @param secret its other part
   */
  public record Keys(String id, String secret) {
    /** Without the secret: records end up in logs. */
    @Override
    public String toString() {
      return "Keys[" + id + "]";
    }
  }

  /**
   * Sizes and counts of a transfer.
   *
   * @param partBytes of an upload's parts; more for files of over ten thousand parts
   * @param portionBytes of a download's requests
   * @param parallel requests at a time, of all the transfers of a store
   */
  public record Transfer(int partBytes, int portionBytes, int parallel) {
    /** Long enough to be worth a round trip, and four files at once fit into a small heap. */
    static final Transfer USUAL = new Transfer(16 << 20, 4 << 20, 4);
  }
}
