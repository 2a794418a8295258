package dev.bakeoff.dataset.remote.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bakeoff.dataset.remote.FileStore;
import dev.bakeoff.dataset.remote.FileStore.StoredFile;
import dev.bakeoff.dataset.remote.S3Server;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** Against a real server of the S3 protocol. */
@ExtendWith(S3Server.Extension.class)
@Timeout(60)
final class S3StoreTest {
  private static final int MIB = 1 << 20;

  @TempDir private Path directory;
  private final S3Server server;
  private final Watcher watcher = new Watcher();
  private String bucket = "";

  S3StoreTest(S3Server server) {
    this.server = server;
  }

  @BeforeEach
  void makeBucket() {
    bucket = server.bucket();
  }

  /** Notes the requests that are sent. */
  private static final class Watcher implements ExecutionInterceptor {
    final ConcurrentLinkedQueue<Integer> parts = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<String> ranges = new ConcurrentLinkedQueue<>();
    final AtomicReference<Runnable> beforeCompletion = new AtomicReference<>(() -> {});

    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes attributes) {
      if (context.request() instanceof UploadPartRequest part) {
        parts.add(part.partNumber());
      }
      if (context.request() instanceof CompleteMultipartUploadRequest) {
        beforeCompletion.get().run();
      }
      if (context.request() instanceof GetObjectRequest get && get.range() != null) {
        ranges.add(get.range());
      }
    }
  }

  private FileStore open(String location) {
    return S3Store.open(location, server.settings(), watcher);
  }

  private Path file(String name, int bytes) throws IOException {
    byte[] content = new byte[bytes];
    new Random(name.hashCode()).nextBytes(content);
    return Files.write(directory.resolve(name), content);
  }

  private static void upload(FileStore store, Path file, String path) {
    store.upload(file, path, _ -> {}, new Cancellation());
  }

  @Test
  void small_files_are_written_read_listed_and_deleted() {
    try (FileStore store = open(bucket + "/some/prefix/")) {
      store.write("a/1.0/x.json", bytes("one"));
      store.write("a/1.1/x.json", bytes("two"));
      store.write("Zoë b/1.0/x.json", bytes("three"));
      store.write("a/1.1/x.json", bytes("two again"));

      assertThat(store.location()).isEqualTo(bucket + "/some/prefix");
      assertThat(store.read("a/1.1/x.json")).contains(bytes("two again"));
      assertThat(store.find("a/1.0/x.json")).contains(new StoredFile("a/1.0/x.json", 3));
      assertThat(store.find("a/1.0")).isEmpty();
      assertThat(store.read("nothing")).isEmpty();
      assertThat(store.folders("")).containsExactly("Zoë b", "a");
      assertThat(store.folders("a")).containsExactly("1.0", "1.1");
      assertThat(store.list("a/").stream().map(StoredFile::path))
          .containsExactly("a/1.0/x.json", "a/1.1/x.json");

      store.delete("a/1.0/x.json");
      store.delete("a/1.0/x.json");
      assertThat(store.find("a/1.0/x.json")).isEmpty();
    }
    try (FileStore whole = open(bucket)) {
      assertThat(whole.folders("")).containsExactly("some");
    }
  }

  @Test
  void of_two_that_create_a_file_one_succeeds() {
    try (FileStore store = open(bucket)) {
      long written =
          Stream.of("a", "b", "c", "d").parallel().filter(t -> store.create("x", bytes(t))).count();
      assertThat(written).isEqualTo(1);
      assertThat(store.create("x", bytes("e"))).isFalse();
    }
  }

  @Test
  void files_of_all_sizes_make_the_round_trip() throws IOException {
    try (FileStore store = open(bucket)) {
      for (int size : new int[] {0, 1, MIB, 5 * MIB, 5 * MIB + 1, 11 * MIB}) {
        Path file = file("of-" + size, size);
        AtomicLong sent = new AtomicLong();
        store.upload(file, "up", sent::addAndGet, new Cancellation());
        AtomicLong received = new AtomicLong();
        Path back = directory.resolve("back");
        store.download("up", back, received::addAndGet, new Cancellation());

        assertThat(back).hasSameBinaryContentAs(file);
        assertThat(sent).hasValue(size);
        assertThat(received).hasValue(size);
      }
    }
  }

  @Test
  void a_cancelled_upload_goes_on_without_sending_its_parts_again() throws IOException {
    Path file = file("large", 32 * MIB);
    Cancellation cancellation = new Cancellation();
    AtomicLong sent = new AtomicLong();
    try (FileStore store = open(bucket)) {
      assertThatThrownBy(
              () ->
                  store.upload(
                      file,
                      "large",
                      bytes -> {
                        if (sent.addAndGet(bytes) > 0) {
                          cancellation.cancel();
                        }
                      },
                      cancellation))
          .isInstanceOf(ProblemException.class);
      assertThat(store.find("large")).isEmpty();
    }
    List<Integer> first = List.copyOf(watcher.parts);
    long kept = sent.get() / (5 * MIB);
    watcher.parts.clear();

    AtomicLong resumed = new AtomicLong();
    try (FileStore store = open(bucket)) {
      store.upload(file, "large", resumed::addAndGet, new Cancellation());

      assertThat(first).hasSizeLessThan(7);
      assertThat(kept).isPositive();
      assertThat(watcher.parts).hasSizeLessThanOrEqualTo(7 - (int) kept).doesNotContain(1);
      assertThat(resumed).hasValue(32L * MIB);
      store.download("large", directory.resolve("back"), _ -> {}, new Cancellation());
    }
    assertThat(directory.resolve("back")).hasSameBinaryContentAs(file);
  }

  @Test
  void an_unfinished_upload_of_other_content_is_not_continued() throws IOException {
    Cancellation cancellation = new Cancellation();
    try (FileStore store = open(bucket)) {
      Path old = file("old", 16 * MIB);
      assertThatThrownBy(
              () ->
                  store.upload(
                      old,
                      "same",
                      bytes -> {
                        if (bytes > 0) {
                          cancellation.cancel();
                        }
                      },
                      cancellation))
          .isInstanceOf(ProblemException.class);
      watcher.parts.clear();
      Path other = file("other", 16 * MIB);
      upload(store, other, "same");

      assertThat(watcher.parts).containsExactlyInAnyOrder(1, 2, 3, 4);
      store.download("same", directory.resolve("back"), _ -> {}, new Cancellation());
      assertThat(directory.resolve("back")).hasSameBinaryContentAs(other);
    }
  }

  @Test
  void two_that_go_on_with_the_same_upload_do_not_get_into_each_others_way() throws IOException {
    Path file = file("file", 11 * MIB);
    watcher.beforeCompletion.set(
        () -> {
          try (FileStore other = S3Store.open(bucket, server.settings())) {
            upload(other, file, "x");
          }
        });
    try (FileStore store = open(bucket)) {
      upload(store, file, "x");
      store.download("x", directory.resolve("back"), _ -> {}, new Cancellation());
      assertThat(store.list("")).containsExactly(new StoredFile("x", 11L * MIB));
    }
    assertThat(directory.resolve("back")).hasSameBinaryContentAs(file);
  }

  private void cancelDownload(FileStore store, Path target) {
    Cancellation cancellation = new Cancellation();
    assertThatThrownBy(
            () ->
                store.download(
                    "x",
                    target,
                    bytes -> {
                      if (bytes > 0) {
                        cancellation.cancel();
                      }
                    },
                    cancellation))
        .isInstanceOf(ProblemException.class);
    assertThat(target).doesNotExist();
  }

  @Test
  void an_interrupted_download_goes_on_where_it_ended() throws IOException {
    Path target = directory.resolve("target");
    try (FileStore store = open(bucket)) {
      Path file = file("file", 6 * MIB);
      upload(store, file, "x");
      cancelDownload(store, target);
      watcher.ranges.clear();
      AtomicLong received = new AtomicLong();
      store.download("x", target, received::addAndGet, new Cancellation());

      assertThat(target).hasSameBinaryContentAs(file);
      assertThat(watcher.ranges).hasSize(5).doesNotContain("bytes=0-1048575");
      assertThat(received).hasValue(6L * MIB);
    }
    assertThat(directory).isDirectoryNotContaining("glob:**.partial");
  }

  @Test
  void a_download_of_a_file_that_was_replaced_begins_anew() throws IOException {
    Path target = directory.resolve("target");
    try (FileStore store = open(bucket)) {
      upload(store, file("before", 4 * MIB), "x");
      cancelDownload(store, target);
      Path after = file("after", 4 * MIB);
      upload(store, after, "x");
      watcher.ranges.clear();
      store.download("x", target, _ -> {}, new Cancellation());

      assertThat(watcher.ranges).hasSize(4);
      assertThat(target).hasSameBinaryContentAs(after);
    }
    assertThat(directory).isDirectoryNotContaining("glob:**.partial");
  }

  @Test
  void a_bucket_that_is_not_there_is_named() throws IOException {
    Path file = file("file", 6 * MIB);
    try (FileStore store = open("s3://nobodys-bucket/p")) {
      assertThat(problem(() -> store.list("")).what())
          .contains("no bucket 'nobodys-bucket'", "127.0.0.1");
      assertThat(problem(() -> store.write("x", bytes("x"))).what()).contains("no bucket");
      assertThat(problem(() -> upload(store, file, "x")).what()).contains("no bucket");
    }
  }

  @Test
  void a_wrong_key_is_explained_without_showing_it() {
    S3Settings.Keys wrong = new S3Settings.Keys("test-identity", "wrong-secret-never-shown");
    try (FileStore store = S3Store.open(bucket, server.settings(Optional.of(wrong)))) {
      Throwable failure = catchThrowableOfType(ProblemException.class, () -> store.list(""));
      assertThat(failure).hasMessageContaining("does not accept the secret key");
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        assertThat(cause.toString()).doesNotContain("never-shown");
      }
    }
    assertThat(server.settings().toString()).doesNotContain("never-shown");
  }

  @Test
  void an_endpoint_where_nobody_answers_is_named() throws IOException {
    int unused;
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      unused = any.getLocalPort();
    }
    S3Settings usual = server.settings();
    S3Settings settings =
        new S3Settings(
            Optional.of(URI.create("http://user:hidden@127.0.0.1:" + unused)),
            usual.region(),
            usual.pathStyle(),
            usual.keys(),
            usual.transfer());
    try (FileStore store = S3Store.open(bucket, settings)) {
      Problem problem = problem(() -> store.list(""));
      assertThat(problem.what()).contains("127.0.0.1:" + unused, "nobody answers");
      assertThat(problem.toString()).doesNotContain("hidden");
    }
  }

  /** Amazon's own words, which the server of the other tests never says. */
  @Test
  void refusals_by_rights_and_region_say_what_is_missing() throws IOException {
    HttpServer amazon =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    amazon.createContext(
        "/denied", exchange -> answer(exchange, 403, "<Error><Code>AccessDenied</Code></Error>"));
    amazon.createContext(
        "/elsewhere",
        exchange -> {
          exchange.getResponseHeaders().add("x-amz-bucket-region", "eu-west-1");
          answer(exchange, 301, "<Error><Code>PermanentRedirect</Code></Error>");
        });
    amazon.start();
    S3Settings usual = server.settings();
    S3Settings settings =
        new S3Settings(
            Optional.of(URI.create("http://127.0.0.1:" + amazon.getAddress().getPort())),
            usual.region(),
            usual.pathStyle(),
            usual.keys(),
            usual.transfer());
    Path file = file("file", 6 * MIB);
    try (FileStore denied = S3Store.open("s3://denied/p", settings);
        FileStore elsewhere = S3Store.open("s3://elsewhere", settings)) {
      Problem problem = problem(() -> denied.write("x", bytes("x")));
      assertThat(problem.what()).contains("Access denied", "writing s3://denied/p/x");
      assertThat(problem.hint()).contains("s3:PutObject");
      assertThat(problem(() -> upload(denied, file, "x")).hint()).contains("s3:PutObject");
      assertThat(problem(() -> denied.find("x")).hint()).contains("s3:GetObject");
      assertThat(problem(() -> denied.list("")).hint()).contains("s3:ListBucket");
      assertThat(problem(() -> elsewhere.list("")).what())
          .contains("'elsewhere' is in eu-west-1, not in us-east-1");
      assertThat(problem(() -> elsewhere.find("x")).hint()).contains("AWS_REGION=eu-west-1");
    } finally {
      amazon.stop(0);
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, head ? -1 : body.length());
      if (!head) {
        exchange.getResponseBody().write(bytes(body));
      }
    }
  }

  @Test
  void paths_that_lead_elsewhere_are_refused() {
    try (FileStore store = open(bucket + "/p")) {
      for (String path : List.of("../x", "/x", "a//b", "a\\b", "C:x", "")) {
        assertThat(problem(() -> store.read(path)).kind()).isEqualTo(Problem.Kind.REQUEST);
      }
    }
    assertThat(problem(() -> open("s3://")).what()).contains("is not a bucket");
    assertThat(problem(() -> open(bucket + "/../x")).what()).contains("is not a bucket");
  }

  private static Problem problem(ThrowingCallable work) {
    return catchThrowableOfType(ProblemException.class, work).problem();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
