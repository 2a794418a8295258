package dev.bakeoff.workload;

import dev.bakeoff.metrics.Fact;
import dev.bakeoff.metrics.Series;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Drives one leg: N clients in a closed or an open loop through warm-up and a measured phase, or
 * through the steps of a search, handing out an {@link dev.bakeoff.metrics.Interval} at regular
 * times. Clients are platform threads: virtual ones, scheduled over few carriers, gave a p99
 * several times as high at 50 clients.
 *
 * <p>In a closed loop the measured phase runs from the moment all clients are released together
 * until the last request that started in it has been answered; in an open one from the first
 * intended start until the last request has been answered or dropped. Throughput is successes over
 * exactly that time.
 */
public final class LoadDriver {
  /** Threads and connections beyond this measure the driver's machine, if it can make them. */
  private static final int MOST_CONNECTIONS = 2_000;

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final PlatformSession session;
  private final RequestPlan plan;
  private final LoadSettings settings;
  private final LoadListener listener;
  private final ConnectionProbe probe = new ConnectionProbe();

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
    throwIfTooMany();
    // Before there are connections, which would only wait for it.
    OptionalDouble ceiling = DriverCeiling.measure(plan, settings, cancellation);
    ceiling.ifPresent(rate -> listener.facts(Map.of(Fact.DRIVER_CEILING, rate)));
    drive(cancellation);
  }

  /** Runs likewise, without looking at the driver itself before. */
  void drive(Cancellation cancellation) throws InterruptedException {
    PhaseGate gate = new PhaseGate();
    Measurements measurements =
        new Measurements(plan, settings.pacing().loop() != Pacing.Loop.CLOSED);
    List<ClientThread> clients = connectAll(gate, measurements);
    listener.facts(probe.facts());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < clients.size(); i++) {
      threads.add(Thread.ofPlatform().name("client-" + i).daemon().start(clients.get(i)));
    }
    cancellation.onCancel(gate::stop);
    try {
      runPhases(new Phases(settings, gate, measurements, listener), cancellation);
    } finally {
      gate.stop();
      // Their connections are closed after the measured phase, but before the session is.
      long end = System.nanoTime() + CLOSE_LIMIT.toNanos();
      for (Thread thread : threads) {
        thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      }
    }
  }

  private void runPhases(Phases phases, Cancellation cancellation) throws InterruptedException {
    Pacing pacing = settings.pacing();
    listener.warmupStarted();
    switch (pacing.loop()) {
      case CLOSED, OPEN -> {
        OptionalDouble rate =
            pacing.loop() == Pacing.Loop.OPEN
                ? OptionalDouble.of(pacing.rate())
                : OptionalDouble.empty();
        phases.warmUp(settings.warmup(), rate);
        if (!cancellation.isRequested()) {
          phases.beginMeasured();
          phases.measure(0, settings.duration(), rate, pacing.dropAfter());
        }
      }
      case KNEE -> new KneeLeg(settings, phases, listener, cancellation).run();
    }
  }

  private void throwIfTooMany() {
    long each = PreparedRequests.connections(plan);
    if (each * settings.clients() > MOST_CONNECTIONS) {
      throw Problem.request(
              each == 1
                  ? "%,d clients are more than the %,d that one driver can have."
                      .formatted(settings.clients(), MOST_CONNECTIONS)
                  : "%,d clients that each ask %d tables at the same time need %,d connections and"
                          .formatted(settings.clients(), each, each * settings.clients())
                      + " threads; one driver can have %,d.".formatted(MOST_CONNECTIONS),
              "Take fewer clients"
                  + (each == 1 ? "." : " or tables, or the mode 'sequential' or 'one_request'."))
          .asException();
    }
  }

  private List<ClientThread> connectAll(PhaseGate gate, Measurements measurements) {
    Outages outages = new Outages(listener);
    ClientThread.Environment environment =
        new ClientThread.Environment(session, plan, gate, outages);
    List<ClientThread> clients = new ArrayList<>();
    List<PreparedRequests> connected = new ArrayList<>();
    for (int i = 0; i < settings.clients(); i++) {
      ClientThread client =
          new ClientThread(
              environment,
              new RequestDraw(plan.kinds(), settings, ~settings.seed(), i),
              new RequestDraw(plan.kinds(), settings, settings.seed(), i),
              measurements.client(),
              "client-" + i);
      clients.add(client);
      try {
        connected.add(client.connect(probe::connected));
      } catch (PlatformException e) {
        clients.forEach(ClientThread::close);
        throw Problem.of(
                Problem.Kind.PLATFORM,
                "Client %d of %d could not connect: %s"
                    .formatted(i + 1, settings.clients(), e.getMessage()),
                "Check the platform's connection limit and that it still runs.")
            .asException(e);
      }
    }
    probe.roundTrips(connected, settings.duration(), measurements.recorder(Series.NETWORK));
    return clients;
  }
}
