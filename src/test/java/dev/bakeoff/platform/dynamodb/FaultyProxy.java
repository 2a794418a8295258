package dev.bakeoff.platform.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a client and DynamoDB Local, and does to requests what networks and AWS do. */
final class FaultyProxy implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI target;
  private final AtomicLong requests = new AtomicLong();
  private volatile Fault fault = (_, _) -> Deed.PASS;

  /** What happens to a request. */
  sealed interface Deed {
    Deed PASS = new Pass();
    Deed CUT = new Cut();
    Deed THROTTLE =
        new Refuse(
            "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
            "The level of configured provisioned throughput for the table was exceeded.");

    /** It is passed on. */
    record Pass() implements Deed {}

    /** The connection breaks without an answer. */
    record Cut() implements Deed {}

    /** It is passed on after a while. */
    record Delay(long millis) implements Deed {}

    /** It is refused with an error of DynamoDB's. */
    record Refuse(String type, String message) implements Deed {}

    /** Only one of three items is written; the others come back as unprocessed. */
    record Partly() implements Deed {}
  }

  /** Decides on a request by its number, from 1, and its operation, {@code BatchWriteItem}. */
  @FunctionalInterface
  interface Fault {
    Deed of(long number, String operation);
  }

  FaultyProxy(URI target) throws IOException {
    this.target = target;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on. */
  void does(Fault next) {
    requests.set(0);
    fault = next;
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String operation =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
            .map(t -> t.substring(t.indexOf('.') + 1))
            .orElse("");
    try {
      switch (fault.of(requests.incrementAndGet(), operation)) {
        case Deed.Pass _ -> pass(exchange, body);
        case Deed.Cut _ -> exchange.close();
        case Deed.Delay delay -> {
          Thread.sleep(delay.millis());
          pass(exchange, body);
        }
        case Deed.Refuse refuse -> {
          ObjectNode error = JSON.createObjectNode();
          error.put("__type", refuse.type()).put("message", refuse.message());
          answer(exchange, 400, Map.of(), JSON.writeValueAsBytes(error));
        }
        case Deed.Partly _ -> partly(exchange, body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  private void pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = forward(exchange, body);
    answer(exchange, answer.statusCode(), answer.headers().map(), answer.body());
  }

  private void partly(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
    ObjectNode request = (ObjectNode) JSON.readTree(body);
    ObjectNode left = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> table : request.get("RequestItems").properties()) {
      ArrayNode all = (ArrayNode) table.getValue();
      ArrayNode unprocessed = left.putArray(table.getKey());
      for (int i = all.size() - 1; i > 0; i--) {
        if (i % 3 != 0) {
          unprocessed.add(all.remove(i));
        }
      }
    }
    left.properties().removeIf(table -> table.getValue().isEmpty());
    HttpResponse<byte[]> answer = forward(exchange, JSON.writeValueAsBytes(request));
    ObjectNode whole = (ObjectNode) JSON.readTree(answer.body());
    whole.set("UnprocessedItems", left);
    answer(exchange, answer.statusCode(), Map.of(), JSON.writeValueAsBytes(whole));
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    Set<String> own = Set.of("host", "content-length", "connection", "expect", "upgrade");
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!own.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static void answer(
      HttpExchange exchange, int status, Map<String, List<String>> headers, byte[] body)
      throws IOException {
    headers.forEach(
        (name, values) -> {
          if (name.startsWith("x-amz") || name.equals("server")) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.shutdownNow();
  }
}
