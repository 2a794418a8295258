package dev.bakeoff.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads a server's time from the Date header of whatever it answers to HEAD; RFC 9110, 6.6.1. */
final class HttpClock {
  /**
   * What was read.
   *
   * @param server its time, in the middle of the second that it named
   * @param asked this machine's time before
   * @param answered this machine's time after
   */
  record Reading(Optional<Instant> server, Instant asked, Instant answered) {}

  private HttpClock() {}

  static Reading read(URI uri, TlsTrust trust, Duration limit)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .timeout(limit)
            .build();
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limit)
            .sslContext(trust.context())
            .build()) {
      // The first question opens the connection, which would count as the server's time to answer.
      client.send(request, HttpResponse.BodyHandlers.discarding());
      Instant asked = Instant.now();
      HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
      Instant answered = Instant.now();
      return new Reading(
          response.headers().firstValue("Date").flatMap(HttpClock::parse), asked, answered);
    }
  }

  private static Optional<Instant> parse(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant()
              .plusMillis(500));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
