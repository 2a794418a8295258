package dev.bakeoff.platform.snowflake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Stands between the driver and fakesnow and adds what Snowflake's protocol has and fakesnow lacks:
 * passwords, cancelling, a warehouse, the query history, and what the JDBC driver wants to know of
 * a stage. Everything else is fakesnow's own. It remembers what it was asked.
 */
final class SnowflakeGate implements AutoCloseable {
  static final String PASSWORD = "right-password-7f3a";
  static final String WAREHOUSE = "FAKESNOW_WAREHOUSE";

  /** Results come in one piece here, as one text of the answer. */
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          .build();

  private static final Pattern REQUEST_ID = Pattern.compile("requestId=([^&]+)");
  private static final Pattern HISTORY =
      Pattern.compile(
          "TABLE\\(INFORMATION_SCHEMA\\.QUERY_HISTORY\\(\\s*END_TIME_RANGE_START => (.*?),"
              + " END_TIME_RANGE_END => (.*?), RESULT_LIMIT => (\\d+)\\)\\)",
          Pattern.DOTALL);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
  private static final Set<String> HOP_BY_HOP =
      Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "expect");

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final URI peer;
  private final Map<String, AtomicBoolean> running = new ConcurrentHashMap<>();
  private final Map<String, String> tags = new ConcurrentHashMap<>();
  private final List<Past> history = new CopyOnWriteArrayList<>();
  private final List<String> statements = new CopyOnWriteArrayList<>();
  private final List<JsonNode> logins = new CopyOnWriteArrayList<>();

  private static final class Answer {
    private final int status;
    private final byte[] body;

    Answer(int status, byte[] body) {
      this.status = status;
      this.body = body;
    }

    int status() {
      return status;
    }

    byte[] body() {
      return body;
    }
  }

  private record Past(String tag, String id, Instant end) {}

  SnowflakeGate(int peerPort) throws IOException {
    peer = URI.create("http://127.0.0.1:" + peerPort);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** The statements so far, as the driver sent them. */
  List<String> statements() {
    return statements;
  }

  /** What sessions asked for when they signed in. */
  List<JsonNode> logins() {
    return logins;
  }

  void forget() {
    statements.clear();
    logins.clear();
    history.clear();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = body(exchange);
      Answer answer =
          switch (exchange.getRequestURI().getPath()) {
            case "/session/v1/login-request" -> login(exchange, body);
            case "/queries/v1/query-request" -> query(exchange, body);
            case "/queries/v1/abort-request" -> abort(body);
            default -> forward(exchange, body).join();
          };
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      if (answer.body().length > 0) {
        exchange.getResponseBody().write(answer.body());
      }
    }
  }

  private Answer login(HttpExchange exchange, byte[] body) throws IOException {
    JsonNode data = JSON.readTree(body).path("data");
    logins.add(data);
    if (!PASSWORD.equals(data.path("PASSWORD").asText())) {
      return refusal("390100", "08001", "Incorrect username or password was specified.");
    }
    Answer answer = forward(exchange, body).join();
    String token = JSON.readTree(answer.body()).path("data").path("token").asText();
    tags.put(token, data.path("SESSION_PARAMETERS").path("QUERY_TAG").asText());
    return answer;
  }

  private Answer query(HttpExchange exchange, byte[] body) throws IOException {
    ObjectNode request = (ObjectNode) JSON.readTree(body);
    String sql = request.path("sqlText").asText();
    statements.add(sql);
    request.put("sqlText", rewritten(sql));
    Matcher id = REQUEST_ID.matcher(exchange.getRequestURI().getQuery());
    String requestId = id.find() ? id.group(1) : "";
    AtomicBoolean cancelled = new AtomicBoolean();
    running.put(requestId, cancelled);
    try {
      Answer answer = forward(exchange, JSON.writeValueAsBytes(request)).join();
      if (cancelled.get()) {
        // fakesnow goes on to its end; what it answers is not told, as if it had not.
        return refusal("000604", "57014", "SQL execution canceled");
      }
      remember(exchange, answer, request);
      return sql.startsWith("PUT ") ? withStage(answer) : answer;
    } finally {
      running.remove(requestId);
    }
  }

  /** What fakesnow has no such thing for is asked in other words. */
  private String rewritten(String sql) {
    if (sql.startsWith("ALTER WAREHOUSE")) {
      return "SELECT 'Statement executed successfully.' AS \"status\"";
    }
    String known =
        sql.replace("CURRENT_WAREHOUSE()", "'" + WAREHOUSE + "'")
            .replace("CURRENT_REGION()", "'AWS_NOWHERE_1'");
    Matcher asked = HISTORY.matcher(known);
    return asked.find() ? asked.replaceFirst(Matcher.quoteReplacement(history(asked))) : known;
  }

  /** The statements that were answered, each having scanned 1000 bytes. */
  private String history(Matcher asked) {
    String rows =
        history.stream()
            .map(
                past ->
                    "('%s', '%s', '%s+00:00'::TIMESTAMP_LTZ(6), 1000, 2, 1, 0, 0.0001)"
                        .formatted(past.tag(), past.id(), MOMENT.format(past.end())))
            .collect(Collectors.joining(", "));
    return "(SELECT * FROM (SELECT column1 AS QUERY_TAG, column2 AS QUERY_ID, column3 AS END_TIME,"
        + " column4 AS BYTES_SCANNED, column5 AS EXECUTION_TIME, column6 AS COMPILATION_TIME,"
        + " column7 AS QUEUED_OVERLOAD_TIME, column8 AS CREDITS_USED_CLOUD_SERVICES FROM VALUES "
        + rows
        + ") h WHERE END_TIME >= "
        + asked.group(1)
        + " AND END_TIME < "
        + asked.group(2)
        + " ORDER BY END_TIME DESC LIMIT "
        + asked.group(3)
        + ") q";
  }

  private void remember(HttpExchange exchange, Answer answer, JsonNode request) throws IOException {
    JsonNode data = JSON.readTree(answer.body()).path("data");
    if (!request.path("describeOnly").asBoolean() && data.hasNonNull("queryId")) {
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      String token = authorization.replaceAll(".*Token=\"(.*)\".*", "$1");
      history.add(
          new Past(tags.getOrDefault(token, ""), data.path("queryId").asText(), Instant.now()));
    }
  }

  private Answer abort(byte[] body) throws IOException {
    String requestId = JSON.readTree(body).path("requestId").asText();
    AtomicBoolean waiting = running.get(requestId);
    if (waiting != null) {
      waiting.set(true);
    }
    return new Answer(200, "{\"success\":true,\"data\":null}".getBytes(StandardCharsets.UTF_8));
  }

  /** Fields that Snowflake sends and the driver takes for given. */
  private static Answer withStage(Answer answer) throws IOException {
    ObjectNode response = (ObjectNode) JSON.readTree(answer.body());
    if (response.path("data").path("stageInfo") instanceof ObjectNode stage) {
      stage.put("path", "");
      stage.put("region", "");
      stage.put("storageAccount", "");
      stage.put("isClientSideEncrypted", false);
      stage.putNull("endPoint");
    }
    return new Answer(answer.status(), JSON.writeValueAsBytes(response));
  }

  private static Answer refusal(String code, String state, String message) throws IOException {
    Map<String, Object> refusal = new HashMap<>();
    refusal.put("data", Map.of("errorCode", code, "sqlState", state));
    refusal.put("code", code);
    refusal.put("message", message);
    refusal.put("success", false);
    return new Answer(200, JSON.writeValueAsBytes(refusal));
  }

  private CompletableFuture<Answer> forward(HttpExchange exchange, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(peer.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              // The body was unpacked here, and answers are to be read here.
              if (!HOP_BY_HOP.contains(lower)
                  && !lower.equals("content-encoding")
                  && !lower.equals("accept-encoding")) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(response -> new Answer(response.statusCode(), response.body()));
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    if (!"gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
      return bytes;
    }
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return unpacked.readAllBytes();
    }
  }
}
