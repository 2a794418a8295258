package dev.bakeoff.dataset.remote;

import static org.junit.jupiter.api.Assertions.fail;

import dev.bakeoff.dataset.remote.s3.S3Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * S3Proxy over a temporary folder, in a process of its own and on the loopback address only; one
 * for all test classes. It checks signatures and rights.
 */
public final class S3Server implements AutoCloseable {
  private static final Path JAR = Path.of("target", "tools", "s3proxy.jar");
  private static final String MISSING = "the S3 server is not there; Maven puts it into " + JAR;
  private static final String ID = "test-identity";
  private static final String SECRET = "test-secret-never-shown";

  private final Process process;
  private final Path directory;
  private final int port;
  private final AtomicInteger buckets = new AtomicInteger();

  private S3Server() throws IOException, InterruptedException {
    if (!Files.isRegularFile(JAR)) {
      fail(MISSING);
    }
    directory = Files.createTempDirectory("s3-server");
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = any.getLocalPort();
    }
    Path configuration = directory.resolve("s3proxy.properties");
    Path data = Files.createDirectory(directory.resolve("data"));
    Files.writeString(
        configuration,
        """
        s3proxy.authorization=aws-v4
        s3proxy.endpoint=http://127.0.0.1:%d
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=filesystem-nio2
        jclouds.filesystem.basedir=%s
        """
            .formatted(port, ID, SECRET, data.toString().replace('\\', '/')));
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-DLOG_LEVEL=warn",
                "-jar",
                JAR.toString(),
                "--properties",
                configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log.txt").toFile())
            .start();
    awaitStart();
  }

  /** Gives a test's parameter or constructor the one server of this test run. */
  public static final class Extension implements ParameterResolver, ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return Files.isRegularFile(JAR) || "true".equals(System.getenv("BAKEOFF_REQUIRE_ALL"))
          ? ConditionEvaluationResult.enabled("")
          : ConditionEvaluationResult.disabled(MISSING);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == S3Server.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      ExtensionContext.Store store =
          context.getRoot().getStore(ExtensionContext.Namespace.create(S3Server.class));
      S3Server server = store.computeIfAbsent(S3Server.class, _ -> start(), S3Server.class);
      if (server.answers()) {
        return server;
      }
      // Tests that kill processes may have met it, or the machine was short of memory.
      System.err.println("The S3 server had ended and is started again: " + server.lastWords());
      S3Server again = start();
      store.put(S3Server.class, again);
      return again;
    }

    private static S3Server start() {
      try {
        return new S3Server();
      } catch (IOException e) {
        throw new AssertionError(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  /** A new bucket's location. */
  public String bucket() {
    String name = "bucket-" + buckets.incrementAndGet();
    try {
      Files.createDirectory(directory.resolve("data").resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return "s3://" + name;
  }

  /** Opens what is in all buckets now to those who have no key. */
  public void letEverybodyRead() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      }
    }
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The environment of a process that uses this server. */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL_S3",
        endpoint().toString(),
        "AWS_REGION",
        "us-east-1",
        "AWS_ACCESS_KEY_ID",
        ID,
        "AWS_SECRET_ACCESS_KEY",
        SECRET);
  }

  public S3Settings settings() {
    return settings(Optional.of(new S3Settings.Keys(ID, SECRET)));
  }

  /** With somebody else's key, or none. */
  public S3Settings settings(Optional<S3Settings.Keys> keys) {
    return new S3Settings(
        Optional.of(endpoint()),
        Optional.of("us-east-1"),
        Optional.of(true),
        keys,
        new S3Settings.Transfer(5 << 20, 1 << 20, 2));
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    try (var files = Files.walk(directory)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                boolean _ = file.toFile().delete();
              });
    }
  }

  private boolean answers() {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private String lastWords() {
    try {
      String log = Files.readString(directory.resolve("log.txt"));
      return (process.isAlive() ? "alive; " : "exit code " + process.exitValue() + "; ")
          + log.substring(Math.max(0, log.length() - 2_000));
    } catch (IOException e) {
      return "its log is gone: " + e.getMessage();
    }
  }

  private void awaitStart() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < deadline && process.isAlive()) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    process.destroyForcibly();
    fail("the S3 server did not start:\n" + Files.readString(directory.resolve("log.txt")));
  }
}
