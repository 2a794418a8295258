package dev.bakeoff.workload;

import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.platform.PlatformSession;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * One client: draws a request, sends it when its loop says, waits for the whole answer, again.
 * Service time runs from just before the request to just after its last column was read; response
 * time from when it should have been sent.
 *
 * <p>A request belongs to the stretch that it started in, however late it ends: dropping the
 * requests under way at the end would favour platforms with slow ones.
 */
final class ClientThread implements Runnable {
  private static final long FIRST_PAUSE_MILLIS = 1;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;

  private final Environment environment;
  private final RequestDraw warmup;
  private final RequestDraw measured;
  private final Measurements.Client results;
  private final Optional<ParallelCrew> crew;
  private final Measurements.Split split = new Measurements.Split();
  private final boolean[] mustFind;

  private PreparedRequests requests;
  private long failuresInARow;
  private boolean out;

  /** What all clients of a leg share. */
  record Environment(PlatformSession session, RequestPlan plan, PhaseGate gate, Outages outages) {}

  /**
   * @param warmup what it asks while nothing counts
   * @param measured what it asks in the measured phase: drawn apart, so that it is the same however
   *     far the warm-up came
   */
  ClientThread(
      Environment environment,
      RequestDraw warmup,
      RequestDraw measured,
      Measurements.Client results,
      String name) {
    this.environment = environment;
    this.warmup = warmup;
    this.measured = measured;
    this.results = results;
    int size = PreparedRequests.connections(environment.plan());
    this.crew = size > 1 ? Optional.of(new ParallelCrew(size, name)) : Optional.empty();
    this.mustFind = new boolean[environment.plan().kinds().size()];
    for (int i = 0; i < mustFind.length; i++) {
      mustFind[i] = environment.plan().kinds().get(i).mustFind();
    }
  }

  /**
   * Connects; first before the phases begin, so that a platform that is not there fails the leg.
   *
   * @param took hears how long each connection took, in nanoseconds
   */
  PreparedRequests connect(LongConsumer took) throws PlatformException {
    requests =
        PreparedRequests.connect(
            environment.session(),
            environment.plan(),
            crew,
            nanos -> {
              results.connected(nanos);
              took.accept(nanos);
            });
    return requests;
  }

  @Override
  public void run() {
    Optional<Stretch> stretch = Optional.empty();
    try {
      int seen = 0;
      stretch = environment.gate().next(seen);
      while (stretch.isPresent()) {
        work(stretch.get());
        stretch.get().clientDone();
        stretch = environment.gate().next(++seen);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      // A client that silently vanished would make the platform look better or worse than it is.
      environment.gate().broken(e);
      throw e;
    } finally {
      stretch.ifPresent(Stretch::clientDone);
      close();
    }
  }

  /** Lets its helpers and its connections go. */
  void close() {
    disconnect();
    crew.ifPresent(ParallelCrew::close);
  }

  private void work(Stretch stretch) throws InterruptedException {
    long succeeded = 0;
    if (stretch.schedule().isPresent()) {
      Schedule schedule = stretch.schedule().get();
      long intended = schedule.take();
      while (intended != Schedule.OVER && schedule.await(intended)) {
        succeeded += request(stretch, intended, true) ? 1 : 0;
        intended = schedule.take();
      }
    } else {
      for (long i = 0; i < stretch.iterations() && !stretch.isOver(); i++) {
        succeeded += request(stretch, 0, false) ? 1 : 0;
      }
    }
    stretch.didSucceed(succeeded);
  }

  private boolean request(Stretch stretch, long intended, boolean isIntended)
      throws InterruptedException {
    RequestDraw draw = stretch.counts() ? measured : warmup;
    try {
      if (requests == null) {
        connect(_ -> {});
        environment.outages().reconnected();
      }
      long key = draw.next();
      long start = System.nanoTime();
      int rows = requests.execute(draw.kind(), key, start, split);
      long end = System.nanoTime();
      check(draw, key, rows);
      if (stretch.counts()) {
        results.succeeded(draw.kind(), isIntended ? intended : start, start, end, split);
      }
      failuresInARow = 0;
      if (out) {
        out = false;
        environment.outages().recovered();
      }
      return true;
    } catch (PlatformException e) {
      failed(stretch, e);
    } catch (RuntimeException | LinkageError e) {
      // An adapter's mistake must show as a failed request.
      failed(stretch, new PlatformException(ErrorKind.OTHER, e.toString(), e));
    }
    return false;
  }

  private void check(RequestDraw draw, long key, int rows) throws PlatformException {
    if (draw.isHit() && split.firstRows == 0 && mustFind[draw.kind()]) {
      throw new PlatformException(ErrorKind.WRONG_RESULT, "no row for key " + key, null);
    }
    if (!draw.isHit() && rows != 0) {
      throw new PlatformException(
          ErrorKind.WRONG_RESULT, rows + " rows for key " + key + ", which is not there", null);
    }
  }

  /** Counts the failure, drops a broken connection, and pauses longer the longer nothing works. */
  private void failed(Stretch stretch, PlatformException failure) throws InterruptedException {
    if (stretch.counts()) {
      results.failed(failure.kind());
    }
    out = environment.outages().failed(failure, ++failuresInARow, out);
    if (failure.kind() == ErrorKind.CONNECTION) {
      disconnect();
    }
    long pause = FIRST_PAUSE_MILLIS << Math.min(failuresInARow - 1, 10);
    stretch.pause(Math.min(pause, LONGEST_PAUSE_MILLIS));
  }

  private void disconnect() {
    if (requests != null) {
      requests.close();
      requests = null;
    }
  }
}
