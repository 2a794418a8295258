package dev.bakeoff.platform.dynamodb;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * DynamoDB Local in memory, in a process of its own and on the loopback address only; one for all
 * test classes.
 */
public final class LocalDynamoDb implements AutoCloseable {
  public static final String KEY_ID = "bakeofftest";
  public static final String SECRET = "test-secret-never-shown";
  public static final String REGION = "us-west-2";

  private static final Path PROGRAM = Path.of("target", "tools", "dynamodb-local");
  private static final String MISSING =
      "DynamoDB Local is not there; Maven puts it into " + PROGRAM;

  private final Process process;
  private final Path log;
  private final int port;

  public LocalDynamoDb() throws IOException, InterruptedException {
    if (!isThere()) {
      fail(MISSING);
    }
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = any.getLocalPort();
    }
    log = Files.createTempFile("dynamodb-local", ".log");
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx600m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dsqlite4java.library.path=" + PROGRAM.toAbsolutePath(),
                "-cp",
                PROGRAM.resolve("*") + java.io.File.pathSeparator + ownClasses(),
                LoopbackDynamoDb.class.getName(),
                "-inMemory",
                "-disableTelemetry",
                "-port",
                Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    awaitStart();
  }

  /** Whether Maven has fetched it. */
  public static boolean isThere() {
    return Files.isDirectory(PROGRAM);
  }

  private static Path ownClasses() {
    try {
      return Path.of(
          LoopbackDynamoDb.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** Gives a test's parameter or constructor the one server of this test run. */
  public static final class Extension implements ParameterResolver, ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return isThere()
              || "true".equals(System.getenv("BAKEOFF_REQUIRE_ALL"))
              || "true".equals(System.getenv("CI"))
          ? ConditionEvaluationResult.enabled("")
          : ConditionEvaluationResult.disabled(MISSING);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == LocalDynamoDb.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      ExtensionContext.Store store =
          context.getRoot().getStore(ExtensionContext.Namespace.create(LocalDynamoDb.class));
      LocalDynamoDb server =
          store.computeIfAbsent(LocalDynamoDb.class, _ -> start(), LocalDynamoDb.class);
      if (server.answers()) {
        return server;
      }
      LocalDynamoDb again = start();
      store.put(LocalDynamoDb.class, again);
      return again;
    }

    private static LocalDynamoDb start() {
      try {
        return new LocalDynamoDb();
      } catch (IOException e) {
        throw new AssertionError(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  int port() {
    return port;
  }

  /** Settings of a connection to this server. */
  Map<String, String> settings(String prefix) {
    return Map.of(
        DynamoDbAdapter.ENDPOINT,
        endpoint().toString(),
        DynamoDbAdapter.REGION,
        REGION,
        DynamoDbAdapter.PREFIX,
        prefix);
  }

  static Map<String, String> secrets() {
    return Map.of(DynamoDbAdapter.KEY_ID, KEY_ID, DynamoDbAdapter.SECRET_KEY, SECRET);
  }

  /** A plain client of the SDK's, to look at what is there. */
  public DynamoDbClient plainClient() {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint())
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY_ID, SECRET)))
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }

  /** The tables whose names begin so. */
  static List<String> tables(DynamoDbClient client, String prefix) {
    return client.listTablesPaginator().tableNames().stream()
        .filter(name -> name.startsWith(prefix))
        .toList();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    Files.deleteIfExists(log);
  }

  private boolean answers() {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void awaitStart() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < deadline && process.isAlive()) {
      if (answers()) {
        return;
      }
      Thread.sleep(50);
    }
    process.destroyForcibly();
    fail("DynamoDB Local did not start:\n" + Files.readString(log));
  }
}
