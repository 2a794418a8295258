package dev.bakeoff.dataset.remote.s3;

import dev.bakeoff.dataset.remote.PartialFile;
import dev.bakeoff.dataset.remote.s3.S3Failures.Action;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * One file on its way out of a bucket, in portions that are each tried again by themselves. The
 * portions come from one state of the file, even when an earlier attempt fetched the first of them:
 * the service refuses the others once the file's tag is another. Used by one thread.
 */
final class S3Download {
  private final S3Client client;
  private final S3Failures failures;
  private final Requests requests;
  private final String bucket;
  private final String key;
  private final Action action;

  S3Download(S3Client client, S3Failures failures, Requests requests, String bucket, String key) {
    this.client = client;
    this.failures = failures;
    this.requests = requests;
    this.bucket = bucket;
    this.key = key;
    this.action = new Action("Reading", key, "s3:GetObject");
  }

  void run(Path file, int portionBytes, LongConsumer transferred, Cancellation cancellation)
      throws IOException {
    HeadObjectResponse head =
        failures.during(action, () -> client.headObject(r -> r.bucket(bucket).key(key)));
    long size = head.contentLength();
    String identity = "s3://%s/%s %d %s".formatted(bucket, key, size, head.eTag());
    Deque<Future<byte[]>> running = new ArrayDeque<>();
    try (PartialFile partial = PartialFile.open(file, identity, size)) {
      transferred.accept(partial.size());
      long asked = partial.size();
      while (asked < size || !running.isEmpty()) {
        cancellation.throwIfRequested();
        while (asked < size && running.size() < requests.parallel()) {
          long from = asked;
          int length = (int) Math.min(portionBytes, size - from);
          running.add(requests.start(() -> fetch(from, length, head.eTag())));
          asked += length;
        }
        byte[] portion = Requests.await(running.removeFirst(), cancellation);
        partial.append(ByteBuffer.wrap(portion));
        transferred.accept(portion.length);
      }
      partial.finish();
    } finally {
      running.forEach(portion -> portion.cancel(false));
    }
  }

  private byte[] fetch(long from, int length, String tag) {
    byte[] portion =
        failures.during(
            action,
            () ->
                client
                    .getObject(
                        r ->
                            r.bucket(bucket)
                                .key(key)
                                .ifMatch(tag)
                                .range("bytes=%d-%d".formatted(from, from + length - 1)),
                        ResponseTransformer.toBytes())
                    .asByteArrayUnsafe());
    if (portion.length != length) {
      throw Problem.of(
              Problem.Kind.PLATFORM,
              "s3://%s/%s came as %,d bytes where %,d were asked for."
                  .formatted(bucket, key, portion.length, length),
              "The service, or a proxy before it, does not support ranges.")
          .asException();
    }
    return portion;
  }
}
