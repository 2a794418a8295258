package dev.bakeoff.dataset.remote.s3;

import dev.bakeoff.dataset.remote.s3.S3Failures.Action;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * One file on its way into a bucket, in parts where it is large. An upload that ends early stays
 * unfinished in the bucket; the next one of the same key goes on with those of its parts whose size
 * and MD5 are those of the file's. Used by one thread.
 */
final class S3Upload {
  private static final Logger LOG = LoggerFactory.getLogger(S3Upload.class);
  private static final int MOST_PARTS = 10_000;
  private static final Duration FORSAKEN = Duration.ofDays(7);

  private final S3Client client;
  private final S3Failures failures;
  private final Requests requests;
  private final String bucket;
  private final String key;
  private final Action action;

  S3Upload(S3Client client, S3Failures failures, Requests requests, String bucket, String key) {
    this.client = client;
    this.failures = failures;
    this.requests = requests;
    this.bucket = bucket;
    this.key = key;
    this.action = new Action("Writing", key, "s3:PutObject");
  }

  void run(Path file, int partBytes, LongConsumer transferred, Cancellation cancellation) {
    cancellation.throwIfRequested();
    List<FilePart> parts = parts(file, partBytes);
    if (parts.size() == 1) {
      FilePart whole = parts.getFirst();
      failures.during(
          action,
          () ->
              client.putObject(
                  r -> r.bucket(bucket).key(key).contentMD5(base64(whole.md5())), whole.body()));
      transferred.accept(whole.length());
      return;
    }
    Unfinished upload = resume(parts, cancellation);
    transferred.accept(
        parts.stream()
            .filter(part -> upload.parts().containsKey(part.number()))
            .mapToLong(FilePart::length)
            .sum());
    try {
      send(upload, parts, transferred, cancellation);
      complete(upload);
    } catch (ProblemException e) {
      if (!(e.getCause() instanceof NoSuchUploadException) || !isThere(parts)) {
        throw e;
      }
      // Another Bakeoff went on with the same upload and has finished it, or our own request to
      // finish it was sent twice because its answer was lost.
    }
  }

  private boolean isThere(List<FilePart> parts) {
    long size = parts.stream().mapToLong(FilePart::length).sum();
    try {
      return client.headObject(r -> r.bucket(bucket).key(key)).contentLength() == size;
    } catch (S3Exception e) {
      return false;
    }
  }

  /** What is there of an upload: its parts' tags by their numbers. */
  private record Unfinished(String id, Map<Integer, String> parts) {}

  private void send(
      Unfinished upload,
      List<FilePart> parts,
      LongConsumer transferred,
      Cancellation cancellation) {
    record Sending(FilePart part, Future<String> tag) {}
    Deque<Sending> running = new ArrayDeque<>();
    try {
      for (FilePart part : parts) {
        if (upload.parts().containsKey(part.number())) {
          continue;
        }
        if (running.size() == requests.parallel()) {
          Sending first = running.removeFirst();
          upload.parts().put(first.part().number(), Requests.await(first.tag(), cancellation));
          transferred.accept(first.part().length());
        }
        cancellation.throwIfRequested();
        running.add(new Sending(part, requests.start(() -> send(upload.id(), part))));
      }
      while (!running.isEmpty()) {
        Sending next = running.removeFirst();
        upload.parts().put(next.part().number(), Requests.await(next.tag(), cancellation));
        transferred.accept(next.part().length());
      }
    } finally {
      // Those that have not begun; those that run may well end, and then need not be sent again.
      running.forEach(sending -> sending.tag().cancel(false));
    }
  }

  private String send(String uploadId, FilePart part) {
    String md5 = base64(part.md5());
    return failures.during(
        action,
        () ->
            client
                .uploadPart(
                    r ->
                        r.bucket(bucket)
                            .key(key)
                            .uploadId(uploadId)
                            .partNumber(part.number())
                            .contentLength(part.length())
                            .contentMD5(md5),
                    part.body())
                .eTag());
  }

  private void complete(Unfinished upload) {
    List<CompletedPart> all = new ArrayList<>();
    upload
        .parts()
        .forEach(
            (number, tag) -> all.add(CompletedPart.builder().partNumber(number).eTag(tag).build()));
    failures.during(
        action,
        () ->
            client.completeMultipartUpload(
                r ->
                    r.bucket(bucket)
                        .key(key)
                        .uploadId(upload.id())
                        .multipartUpload(m -> m.parts(all))));
  }

  /** The upload that an earlier attempt left and that has most of this file, or a new one. */
  private Unfinished resume(List<FilePart> parts, Cancellation cancellation) {
    Unfinished best = null;
    for (MultipartUpload earlier : unfinished()) {
      cancellation.throwIfRequested();
      Map<Integer, String> agreeing = agreeing(earlier.uploadId(), parts, cancellation);
      if (!agreeing.isEmpty() && (best == null || agreeing.size() > best.parts().size())) {
        best = new Unfinished(earlier.uploadId(), agreeing);
      } else if (agreeing.isEmpty()
          && earlier.initiated() != null
          && earlier.initiated().isBefore(Instant.now().minus(FORSAKEN))) {
        abort(earlier.uploadId());
      }
    }
    if (best != null) {
      return best;
    }
    String id =
        failures.during(
            action, () -> client.createMultipartUpload(r -> r.bucket(bucket).key(key)).uploadId());
    return new Unfinished(id, new TreeMap<>());
  }

  private List<MultipartUpload> unfinished() {
    try {
      return client.listMultipartUploadsPaginator(r -> r.bucket(bucket).prefix(key)).stream()
          .flatMap(page -> page.uploads().stream())
          .filter(upload -> upload.key().equals(key))
          .sorted(
              Comparator.comparing(
                      MultipartUpload::initiated, Comparator.nullsFirst(Comparator.naturalOrder()))
                  .reversed())
          .toList();
    } catch (S3Exception e) {
      if (S3Failures.code(e).equals("NoSuchBucket")) {
        throw failures.translate(action, e);
      }
      // Some may write but not list, and some services do not list at all: then it starts anew.
      LOG.info("no list of unfinished uploads: {}", e.toString());
      return List.of();
    }
  }

  private Map<Integer, String> agreeing(
      String uploadId, List<FilePart> parts, Cancellation cancellation) {
    Map<Integer, String> agreeing = new TreeMap<>();
    try {
      for (Part there :
          client.listPartsPaginator(r -> r.bucket(bucket).key(key).uploadId(uploadId)).parts()) {
        cancellation.throwIfRequested();
        int number = there.partNumber();
        if (number <= parts.size()
            && there.size() == parts.get(number - 1).length()
            && plain(there.eTag()).equals(HexFormat.of().formatHex(parts.get(number - 1).md5()))) {
          agreeing.put(number, there.eTag());
        }
      }
      return agreeing;
    } catch (NoSuchUploadException e) {
      return new TreeMap<>(); // Somebody has just finished or given it up.
    } catch (S3Exception e) {
      LOG.info("no list of an unfinished upload's parts: {}", e.toString());
      return new TreeMap<>();
    }
  }

  private void abort(String uploadId) {
    try {
      client.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(uploadId));
    } catch (S3Exception e) {
      LOG.info("a forsaken upload stays: {}", e.toString());
    }
  }

  private static List<FilePart> parts(Path file, int wanted) {
    long size;
    try {
      size = Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long mebibyte = 1 << 20;
    long least = ((size + MOST_PARTS - 1) / MOST_PARTS + mebibyte - 1) / mebibyte * mebibyte;
    long partBytes = Math.max(wanted, least);
    List<FilePart> parts = new ArrayList<>();
    for (long offset = 0; offset == 0 || offset < size; offset += partBytes) {
      long length = Math.min(partBytes, size - offset);
      parts.add(new FilePart(file, parts.size() + 1, offset, length));
    }
    return parts;
  }

  private static String plain(String tag) {
    return tag.replace("\"", "");
  }

  private static String base64(byte[] md5) {
    return Base64.getEncoder().encodeToString(md5);
  }
}
