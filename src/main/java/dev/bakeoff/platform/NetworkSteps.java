package dev.bakeoff.platform;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The steps that connection tests of all platforms behind a network have in common: name lookup,
 * TCP, TLS and the clocks. None of them signs in or sends anything secret. Used by one thread, in
 * the worker, which kills a look-up that hangs.
 */
public final class NetworkSteps {
  private final ConnectionTest test;
  private final Duration limit;

  /**
   * @param limit how long an answer may take in each step
   */
  public NetworkSteps(ConnectionTest test, Duration limit) {
    this.test = test;
    this.limit = limit;
  }

  /** What is done on a fresh connection before TLS begins, where a protocol has a greeting. */
  @FunctionalInterface
  public interface Greeting {
    /**
     * Agrees with the server to go on in TLS.
     *
     * @throws ProblemException where the server will not
     */
    void exchange(Socket plain) throws IOException;
  }

  /** Name lookup, then TCP: what every server needs. */
  public void reach(String host, int port) {
    connect(lookUp(host), host, port);
  }

  /** Step {@code Name lookup}: which addresses a name has. */
  public List<InetAddress> lookUp(String host) {
    List<InetAddress> found = new ArrayList<>();
    test.step(
        "Name lookup",
        () -> {
          try {
            found.addAll(List.of(InetAddress.getAllByName(host)));
          } catch (UnknownHostException e) {
            throw problem(
                "The host name '" + host + "' is not known.",
                "Check its spelling; for names of a private network, check that the VPN is on and"
                    + " that its name server is asked.",
                e);
          }
          String addresses =
              found.stream()
                  .limit(4)
                  .map(InetAddress::getHostAddress)
                  .collect(Collectors.joining(", "));
          return found.size() > 4 ? addresses + " and " + (found.size() - 4) + " more" : addresses;
        });
    return found;
  }

  /** Step {@code TCP}: whether one of the addresses takes connections. */
  public void connect(List<InetAddress> addresses, String host, int port) {
    test.step(
        "TCP",
        () -> {
          IOException last = null;
          for (InetAddress address : addresses) {
            try (Socket socket = new Socket()) {
              socket.connect(new InetSocketAddress(address, port), millis());
              return "connected to " + address.getHostAddress() + ", port " + port;
            } catch (IOException e) {
              last = e;
            }
          }
          throw unreachable(host, port, last);
        });
  }

  /** Step {@code TLS} for a server that speaks TLS from the first byte on. */
  public void tls(String host, int port, TlsTrust trust) {
    tls(host, port, trust, socket -> {});
  }

  /**
   * Step {@code TLS}: protocol and certificate, and whether the certificate is to be trusted. Warns
   * where it expires soon.
   *
   * @param greeting what the protocol says before TLS begins
   */
  public void tls(String host, int port, TlsTrust trust, Greeting greeting) {
    List<TlsHandshake.Result> seen = new ArrayList<>();
    test.step(
        "TLS",
        () -> {
          try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), millis());
            socket.setSoTimeout(millis());
            greeting.exchange(socket);
            TlsHandshake.Result result = TlsHandshake.run(socket, host, port, trust);
            seen.add(result);
            return result.words();
          } catch (ConnectException | SocketTimeoutException | NoRouteToHostException e) {
            throw unreachable(host, port, e);
          } catch (IOException e) {
            throw problem(
                "The connection to " + host + ":" + port + " broke off: " + e.getMessage() + ".",
                "Look whether something between here and the server ends connections.",
                e);
          }
        });
    seen.getFirst()
        .expiresSoon(Instant.now())
        .ifPresent(
            what -> test.warn("Certificate", what, "Have it renewed before the measurements."));
  }

  /**
   * Step {@code Clock} for a server that speaks HTTP: compares its Date header with this machine's
   * clock. Skipped where it gives none.
   *
   * @param uri asked for by HEAD, without sign-in and without following redirects
   */
  public void clock(URI uri, TlsTrust trust) {
    HttpClock.Reading reading;
    try {
      reading = HttpClock.read(uri, trust, limit);
    } catch (IOException e) {
      test.skip("Clock", "The server could not be asked for its time: " + e.getMessage());
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      test.skip("Clock", "The question for the server's time was interrupted");
      return;
    }
    if (reading.server().isEmpty()) {
      test.skip("Clock", "The server does not tell its time");
      return;
    }
    clock(reading.server().get(), reading.asked(), reading.answered());
  }

  /**
   * Step {@code Clock}: whether the server's clock and this machine's agree. Warns where they are
   * more than 30 s apart, which time-limited tokens and signatures begin to suffer from.
   *
   * @param server its time, while it answered
   * @param asked this machine's time before the question
   * @param answered this machine's time after the answer
   */
  public void clock(Instant server, Instant asked, Instant answered) {
    ClockSkew skew = ClockSkew.of(server, asked, answered);
    if (skew.matters()) {
      test.warn(
          "Clock",
          skew.words(),
          "Set this machine's clock by a time server (NTP): tokens and signed requests are refused"
              + " where clocks differ by minutes, and times in results cannot be matched.");
    } else {
      test.step("Clock", skew::words);
    }
  }

  private ProblemException unreachable(String host, int port, IOException cause) {
    String where = host + ":" + port;
    return switch (cause) {
      case SocketTimeoutException e ->
          problem(
              where + " did not answer within " + limit.toSeconds() + " s.",
              "A firewall or security group probably drops the packets: allow this machine's"
                  + " address on port "
                  + port
                  + ", or connect through the VPN.",
              e);
      case NoRouteToHostException e ->
          problem(
              "There is no way to " + where + " from here.",
              "Check the network and the VPN; a firewall may also answer like this.",
              e);
      case ConnectException e
          when Stream.of("refused", "reset")
              .anyMatch(
                  w ->
                      String.valueOf(e.getMessage())
                          .toLowerCase(java.util.Locale.ROOT)
                          .contains(w)) ->
          problem(
              where
                  + " refused the connection: the host is there, but nothing listens on port "
                  + port
                  + ".",
              "Check the port, and that the server runs and listens on this address.",
              e);
      case null, default ->
          problem(
              where
                  + " cannot be reached: "
                  + (cause == null ? "it has no address" : cause.getMessage())
                  + ".",
              "Check host, port and network.",
              cause);
    };
  }

  private int millis() {
    return Math.toIntExact(limit.toMillis());
  }

  private static ProblemException problem(String what, String hint, Throwable cause) {
    return Problem.of(Problem.Kind.PLATFORM, what, hint).asException(cause);
  }
}
