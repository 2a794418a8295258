package dev.bakeoff.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.Series;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver against a server at the other end of a real connection, which tells its own time. */
@Timeout(60)
final class SocketAnswersTest {
  /** Between the last byte of the question and the first of the answer, as the client sees it. */
  private final Queue<Long> onTheWire = new ConcurrentLinkedQueue<>();

  private final Queue<Long> inTheServer = new ConcurrentLinkedQueue<>();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void what_a_client_waits_for_an_answer_is_what_is_reported(boolean open) throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().daemon().start(() -> accept(listening));
      Pacing pacing = open ? Heard.constant(60, Duration.ofSeconds(20)) : Pacing.CLOSED;
      Heard heard =
          Heard.of(
              platform(listening.getLocalPort()),
              KnownPlatform.LOOKUPS,
              Heard.settings(4, Duration.ofSeconds(4), pacing));
      assertThat(heard.errors()).isZero();
      assertAgree(open ? heard.series(Series.SERVICE) : heard.latencies(), onTheWire);
      assertAgree(heard.series(Series.SERVER), inTheServer);
      assertThat(heard.latencies().percentileMillis(50)).isGreaterThanOrEqualTo(20);
    }
  }

  private KnownPlatform platform(int port) {
    Map<KnownPlatform.Told, Wire> wires = new ConcurrentHashMap<>();
    return new KnownPlatform(
        (_, key, told) -> {
          try {
            if (!wires.containsKey(told)) {
              wires.put(told, new Wire(port));
            }
            Wire wire = wires.get(told);
            long start = System.nanoTime();
            wire.out.writeLong(key);
            told.serverNanos = wire.in.readLong();
            onTheWire.add(System.nanoTime() - start);
            return 1;
          } catch (IOException e) {
            throw new PlatformException(ErrorKind.CONNECTION, e.getMessage(), e);
          }
        });
  }

  private void accept(ServerSocket listening) {
    try {
      while (true) {
        Socket socket = listening.accept();
        Thread.ofPlatform().daemon().start(() -> answer(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void answer(Socket socket) {
    try (socket;
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
      socket.setTcpNoDelay(true);
      while (true) {
        long key = in.readLong();
        long start = System.nanoTime();
        KnownPlatform.sleepMillis(key % 10 == 0 ? 50 : 20);
        long took = System.nanoTime() - start;
        inTheServer.add(took);
        out.writeLong(took);
      }
    } catch (EOFException closed) {
      // The client has done its work.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertAgree(Latencies reported, Queue<Long> truth) {
    long[] sorted = truth.stream().mapToLong(Long::longValue).sorted().toArray();
    assertThat(reported.count()).isEqualTo(sorted.length);
    for (double percentile : List.of(50.0, 75.0, 95.0, 99.0)) {
      double millis = sorted[(int) Math.ceil(percentile / 100 * sorted.length) - 1] / 1e6;
      assertThat(reported.percentileMillis(percentile))
          .as("p%s", percentile)
          .isCloseTo(millis, within(0.02 * millis));
    }
  }

  /** A client's end of a connection. */
  private static final class Wire {
    private final DataInputStream in;
    private final DataOutputStream out;

    Wire(int port) throws IOException {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      in = new DataInputStream(socket.getInputStream());
      out = new DataOutputStream(socket.getOutputStream());
    }
  }
}
