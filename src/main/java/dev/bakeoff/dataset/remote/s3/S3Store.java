package dev.bakeoff.dataset.remote.s3;

import dev.bakeoff.dataset.StorageProblems;
import dev.bakeoff.dataset.remote.FileStore;
import dev.bakeoff.dataset.remote.Locations;
import dev.bakeoff.dataset.remote.s3.S3Failures.Action;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A bucket, or what lies below a prefix in one, at Amazon's or any other service that speaks the S3
 * protocol. Failed requests are tried again by the SDK, with pauses that grow. Thread-safe.
 */
public final class S3Store implements FileStore {
  private static final Pattern LOCATION =
      Pattern.compile("s3://([A-Za-z0-9][A-Za-z0-9._-]*)/*(.*)");
  private static final int SMALL = 64 << 20;

  private final String bucket;
  private final String prefix;
  private final S3Client client;
  private final S3Credentials credentials;
  private final S3Failures failures;
  private final S3Settings.Transfer transfer;
  private final Requests requests;

  private S3Store(
      String bucket,
      String prefix,
      S3Clients.Connected connected,
      S3Credentials credentials,
      S3Settings.Transfer transfer) {
    this.bucket = bucket;
    this.prefix = prefix;
    this.client = connected.client();
    this.credentials = credentials;
    this.failures = new S3Failures(bucket, connected.endpoint(), connected.region(), credentials);
    this.transfer = transfer;
    this.requests = new Requests(transfer.parallel());
  }

  /**
   * Opens a bucket without asking it for anything yet.
   *
   * @param location {@code s3://bucket} or {@code s3://bucket/prefix}
   * @throws ProblemException of kind REQUEST where it is neither, or the AWS settings are unusable
   */
  public static FileStore open(String location, S3Settings settings) {
    return open(location, settings, new ExecutionInterceptor[0]);
  }

  /** With somebody who watches the requests. */
  static FileStore open(
      String location, S3Settings settings, ExecutionInterceptor... interceptors) {
    var parts = LOCATION.matcher(location);
    String below = parts.matches() ? parts.group(2).replaceAll("/+$", "") : "";
    if (!parts.matches() || !(below.isEmpty() || Locations.isPath(below))) {
      throw Problem.request(
              "'%s' is not a bucket.".formatted(location), "Write it as s3://bucket/prefix.")
          .asException();
    }
    S3Credentials credentials = S3Credentials.of(settings);
    return new S3Store(
        parts.group(1),
        below.isEmpty() ? "" : below + "/",
        S3Clients.connect(settings, credentials, interceptors),
        credentials,
        settings.transfer());
  }

  @Override
  public String location() {
    return ("s3://" + bucket + "/" + prefix).replaceAll("/$", "");
  }

  @Override
  public List<StoredFile> list(String beginning) {
    String start = prefix + beginning;
    return failures.during(
        listing(start),
        () ->
            client.listObjectsV2Paginator(r -> r.bucket(bucket).prefix(start)).contents().stream()
                .map(o -> new StoredFile(o.key().substring(prefix.length()), o.size()))
                // A key may be any text, ../x too; such a one is nobody's file.
                .filter(file -> Locations.isPath(file.path()))
                .sorted(Comparator.comparing(StoredFile::path))
                .toList());
  }

  @Override
  public List<String> folders(String folder) {
    String start = folder.isEmpty() ? prefix : key(folder) + "/";
    return failures.during(
        listing(start),
        () ->
            client
                .listObjectsV2Paginator(r -> r.bucket(bucket).prefix(start).delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(CommonPrefix::prefix)
                .map(found -> found.substring(start.length(), found.length() - 1))
                .filter(Locations::isPath)
                .sorted()
                .toList());
  }

  @Override
  public Optional<StoredFile> find(String path) {
    String key = key(path);
    return failures.during(
        new Action("Reading", key, "s3:GetObject and s3:ListBucket"),
        () -> {
          try {
            HeadObjectResponse head = client.headObject(r -> r.bucket(bucket).key(key));
            return Optional.of(new StoredFile(path, head.contentLength()));
          } catch (NoSuchKeyException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public Optional<byte[]> read(String path) {
    String key = key(path);
    return failures.during(
        new Action("Reading", key, "s3:GetObject and s3:ListBucket"),
        () -> {
          try {
            return Optional.of(
                client.getObject(
                    r -> r.bucket(bucket).key(key),
                    ResponseTransformer.unmanaged(
                        (response, stream) -> {
                          try (stream) {
                            byte[] content = stream.readNBytes(SMALL + 1);
                            if (content.length > SMALL) {
                              stream.abort();
                              throw tooLarge(path);
                            }
                            return content;
                          }
                        })));
          } catch (NoSuchKeyException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public void write(String path, byte[] content) {
    put(path, content, r -> {});
  }

  @Override
  public boolean create(String path, byte[] content) {
    if (find(path).isPresent()) {
      return false;
    }
    try {
      put(path, content, r -> r.ifNoneMatch("*"));
      return true;
    } catch (ProblemException e) {
      if (e.getCause() instanceof S3Exception refused) {
        if (refused.statusCode() == 412 || refused.statusCode() == 409) {
          return false;
        }
        if (refused.statusCode() == 501) { // It knows no conditions; we have looked.
          write(path, content);
          return true;
        }
      }
      throw e;
    }
  }

  @Override
  public void upload(Path file, String path, LongConsumer transferred, Cancellation cancellation) {
    try {
      new S3Upload(client, failures, requests, bucket, key(path))
          .run(file, transfer.partBytes(), transferred, cancellation);
    } catch (UncheckedIOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "%s cannot be read: %s".formatted(file, StorageProblems.reason(e)),
              "See to the rights on it.")
          .asException(e);
    }
  }

  @Override
  public void download(
      String path, Path file, LongConsumer transferred, Cancellation cancellation) {
    try {
      new S3Download(client, failures, requests, bucket, key(path))
          .run(file, transfer.portionBytes(), transferred, cancellation);
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              StorageProblems.isDiskFull(e)
                  ? "The disk of %s is full.".formatted(file)
                  : "%s cannot be written: %s".formatted(file, StorageProblems.reason(e)),
              "See to it and try again: what was copied so far is kept.")
          .asException(e);
    }
  }

  @Override
  public void delete(String path) {
    String key = key(path);
    failures.during(
        new Action("Deleting", key, "s3:DeleteObject"),
        () -> client.deleteObject(r -> r.bucket(bucket).key(key)));
  }

  @Override
  public void close() {
    requests.close();
    client.close();
    credentials.close();
  }

  private void put(String path, byte[] content, Consumer<PutObjectRequest.Builder> condition) {
    String key = key(path);
    String md5 = Base64.getEncoder().encodeToString(md5(content));
    failures.during(
        new Action("Writing", key, "s3:PutObject"),
        () ->
            client.putObject(
                r -> condition.accept(r.bucket(bucket).key(key).contentMD5(md5)),
                RequestBody.fromBytes(content)));
  }

  private String key(String path) {
    return prefix + Locations.requirePath(path, location());
  }

  private static Action listing(String start) {
    return new Action("Listing", start, "s3:ListBucket");
  }

  private ProblemException tooLarge(String path) {
    return Problem.of(
            Problem.Kind.DATA,
            "%s/%s is too large for what it should be.".formatted(location(), path),
            "See whether something else was put there.")
        .asException();
  }

  private static byte[] md5(byte[] content) {
    try {
      return MessageDigest.getInstance("MD5").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java platform has it.
    }
  }
}
