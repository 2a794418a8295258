package dev.bakeoff.workload;

import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.LatencyRecorder;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Drives one leg: N clients in a closed loop through warm-up and a measured phase, handing out an
 * {@link Interval} at regular times. Clients are platform threads: virtual ones, scheduled over few
 * carriers, gave a p99 several times as high at 50 clients.
 *
 * <p>The measured phase runs from the moment all clients are released together until the last
 * request that started in it has been answered; throughput is successes over exactly that time.
 */
public final class LoadDriver {
  /** How long requests under way at the end may still take before they are given up. */
  private static final long GRACE_MILLIS = 30_000;

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final PlatformSession session;
  private final RequestPlan plan;
  private final LoadSettings settings;
  private final LoadListener listener;

  public LoadDriver(
      PlatformSession session, RequestPlan plan, LoadSettings settings, LoadListener listener) {
    this.session = session;
    this.plan = plan;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Runs to the end of the measured phase, or until cancelled.
   *
   * @throws dev.bakeoff.model.ProblemException where the clients cannot connect to begin with, or a
   *     request never ends
   */
  public void run(Cancellation cancellation) throws InterruptedException {
    PhaseGate gate = new PhaseGate(settings.clients());
    List<ClientThread> clients = connectAll(gate);
    cancellation.onCancel(gate::stop);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < clients.size(); i++) {
      threads.add(Thread.ofPlatform().name("client-" + i).daemon().start(clients.get(i)));
    }
    listener.warmupStarted();
    gate.awaitClients(settings.warmup().toMillis());
    gate.endWarmup();
    gate.awaitMeasure();
    if (!cancellation.isRequested()) {
      listener.measureStarted();
      measure(gate, clients);
    }
    // Their connections are closed after the measured phase, but before the session is.
    for (Thread thread : threads) {
      thread.join(CLOSE_LIMIT);
    }
  }

  private List<ClientThread> connectAll(PhaseGate gate) {
    List<ClientThread> clients = new ArrayList<>();
    for (int i = 0; i < settings.clients(); i++) {
      ClientThread client =
          new ClientThread(
              session,
              plan.kinds().getFirst(),
              new ClientThread.Keys(keys(~settings.seed(), i), keys(settings.seed(), i)),
              settings.iterations(),
              gate,
              listener);
      try {
        client.connect();
      } catch (PlatformException e) {
        throw Problem.of(
                Problem.Kind.PLATFORM,
                "Client "
                    + (i + 1)
                    + " of "
                    + settings.clients()
                    + " could not connect: "
                    + e.getMessage(),
                "Check the platform's connection limit and that it still runs.")
            .asException(e);
      }
      clients.add(client);
    }
    return clients;
  }

  private LongSupplier keys(long seed, int client) {
    return KeyChooser.of(settings.keys(), plan.kinds().getFirst().keys(), seed, client);
  }

  private void measure(PhaseGate gate, List<ClientThread> clients) throws InterruptedException {
    long start = System.nanoTime();
    long end = start + settings.duration().toNanos();
    long from = start;
    boolean done = false;
    while (!done) {
      long until = from + settings.interval().toNanos();
      // A sliver of an interval at the end would hold too few requests to show.
      boolean last = until + settings.interval().toNanos() / 2 >= end || gate.isOver();
      done = gate.awaitClients(millisUntil(last ? end : until));
      if (last && !done) {
        gate.endMeasure();
        done = gate.awaitClients(GRACE_MILLIS);
        if (!done) {
          throw Problem.of(
                  Problem.Kind.PLATFORM,
                  "A request did not end within "
                      + GRACE_MILLIS / 1000
                      + " s after the measured phase.",
                  "Look at the platform's log for what it was doing.")
              .asException();
        }
      }
      long now = System.nanoTime();
      listener.interval(read(clients, from - start, now - from));
      from = now;
    }
  }

  private static Interval read(List<ClientThread> clients, long startNanos, long lengthNanos) {
    Map<String, Long> errors = new TreeMap<>();
    clients.forEach(client -> client.drainErrors(errors));
    Latencies latencies =
        LatencyRecorder.drain(clients.stream().map(ClientThread::latencies).toList());
    return new Interval(
        TimeUnit.NANOSECONDS.toMillis(startNanos), lengthNanos / 1e9, latencies, errors);
  }

  private static long millisUntil(long nanoTime) {
    // Rounded up: a wait that ends just before its moment would spin.
    return TimeUnit.NANOSECONDS.toMillis(nanoTime - System.nanoTime() + 999_999);
  }
}
