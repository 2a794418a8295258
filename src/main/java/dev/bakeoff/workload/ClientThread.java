package dev.bakeoff.workload;

import dev.bakeoff.metrics.LatencyRecorder;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformClient.Operation;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.platform.PlatformSession;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * One closed-loop client: draws a key, sends a request, waits for the whole answer, again. Service
 * time runs from just before the request to just after its last column was read.
 *
 * <p>A request belongs to the measured phase if it started in it, however late it ends: dropping
 * the requests under way at the end would favour platforms with slow ones.
 */
final class ClientThread implements Runnable {
  private static final long FIRST_PAUSE_MILLIS = 1;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;

  private final PlatformSession session;
  private final Access access;
  private final boolean mustFind;
  private final Keys keys;
  private final long iterations;
  private final PhaseGate gate;
  private final LoadListener listener;
  private final LatencyRecorder latencies = new LatencyRecorder();
  private final Map<ErrorKind, AtomicLong> errors = new EnumMap<>(ErrorKind.class);

  private PlatformClient client;
  private Operation operation;
  private long failuresInARow;

  /**
   * Where a client takes its keys from. The measured phase has a chooser of its own, so that it
   * asks for the same keys however far the warm-up came.
   */
  record Keys(LongSupplier warmup, LongSupplier measured) {}

  ClientThread(
      PlatformSession session,
      RequestPlan.Kind requests,
      Keys keys,
      OptionalLong iterations,
      PhaseGate gate,
      LoadListener listener) {
    this.session = session;
    this.access = requests.accesses().getFirst();
    this.mustFind = requests.mustFind();
    this.keys = keys;
    this.iterations = iterations.orElse(Long.MAX_VALUE);
    this.gate = gate;
    this.listener = listener;
    for (ErrorKind kind : ErrorKind.values()) {
      errors.put(kind, new AtomicLong());
    }
  }

  LatencyRecorder latencies() {
    return latencies;
  }

  /** Failed requests since the last call, by kind. */
  void drainErrors(Map<String, Long> into) {
    errors.forEach(
        (kind, count) -> {
          long taken = count.getAndSet(0);
          if (taken > 0) {
            into.merge(kind.id(), taken, Long::sum);
          }
        });
  }

  /**
   * Connects before the phases begin, so that a platform that is not there fails the leg at once.
   */
  void connect() throws PlatformException {
    client = session.connectClient();
    operation = client.prepare(access);
  }

  @Override
  public void run() {
    try {
      while (!gate.warmupOver()) {
        request(keys.warmup(), false);
      }
      gate.awaitMeasure();
      for (long i = 0; i < iterations && !gate.isOver(); i++) {
        request(keys.measured(), true);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      gate.clientDone();
      close();
    }
  }

  private void request(LongSupplier chooser, boolean counts) throws InterruptedException {
    try {
      if (operation == null) {
        connect();
        listener.note("A client reconnected.");
      }
      long key = chooser.getAsLong();
      long start = System.nanoTime();
      int rows = operation.execute(key);
      long end = System.nanoTime();
      if (rows == 0 && mustFind) {
        throw new PlatformException(ErrorKind.WRONG_RESULT, "no row for key " + key, null);
      }
      if (counts) {
        latencies.record(end - start);
      }
      failuresInARow = 0;
    } catch (PlatformException e) {
      failed(e, counts);
    } catch (RuntimeException e) {
      // An adapter's mistake must show as a failed request, not as a client that silently vanished.
      failed(new PlatformException(ErrorKind.OTHER, e.toString(), e), counts);
    }
  }

  /** Counts the failure, drops a broken connection, and pauses longer the longer nothing works. */
  private void failed(PlatformException failure, boolean counts) throws InterruptedException {
    if (counts) {
      errors.get(failure.kind()).incrementAndGet();
    }
    if (failuresInARow++ == 0) {
      listener.note("A request failed (" + failure.kind().id() + "): " + failure.getMessage());
    }
    if (failure.kind() == ErrorKind.CONNECTION) {
      close();
    }
    long pause = FIRST_PAUSE_MILLIS << Math.min(failuresInARow - 1, 10);
    gate.pause(Math.min(pause, LONGEST_PAUSE_MILLIS));
  }

  private void close() {
    operation = null;
    if (client != null) {
      client.close();
      client = null;
    }
  }
}
