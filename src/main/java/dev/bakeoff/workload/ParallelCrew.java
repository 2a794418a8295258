package dev.bakeoff.workload;

import dev.bakeoff.platform.PlatformClient.Operation;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that help one client to execute several operations at the same time. They are made once
 * and sleep in between: making them for each request would be measured as the platform's time.
 */
final class ParallelCrew implements AutoCloseable {
  private final List<Helper> helpers = new ArrayList<>();
  private final AtomicInteger working = new AtomicInteger();

  private volatile Thread waiting;
  private volatile boolean closed;

  /**
   * @param size how many operations at the same time; one of them is the caller's
   */
  ParallelCrew(int size, String name) {
    for (int i = 1; i < size; i++) {
      Helper helper = new Helper();
      helper.thread = Thread.ofPlatform().daemon().name(name + "-" + i).start(helper);
      helpers.add(helper);
    }
  }

  /**
   * Executes operations, each on a connection of its own, and waits for the last, whatever fails.
   *
   * @param split takes what the first of them found
   * @return the rows of all
   */
  int execute(Operation[] operations, long key, Measurements.Split split) throws PlatformException {
    working.set(operations.length - 1);
    waiting = Thread.currentThread();
    for (int i = 1; i < operations.length; i++) {
      helpers.get(i - 1).begin(operations[i], key);
    }
    Outcome outcome = Outcome.of(operations[0], key);
    while (working.get() > 0) {
      LockSupport.park(this);
    }
    split.firstRows = outcome.rows();
    int rows = outcome.rows();
    PlatformException failure = outcome.failure();
    for (int i = 1; i < operations.length; i++) {
      Outcome other = helpers.get(i - 1).outcome;
      rows += other.rows();
      failure = graver(failure, other.failure());
    }
    if (failure != null) {
      throw failure;
    }
    return rows;
  }

  /** A lost connection must be known as such, or it would never be made again. */
  private static PlatformException graver(PlatformException one, PlatformException other) {
    return one == null || (other != null && other.kind() == ErrorKind.CONNECTION) ? other : one;
  }

  @Override
  public void close() {
    closed = true;
    helpers.forEach(helper -> LockSupport.unpark(helper.thread));
  }

  private record Outcome(int rows, PlatformException failure) {
    static Outcome of(Operation operation, long key) {
      try {
        return new Outcome(operation.execute(key), null);
      } catch (PlatformException e) {
        return new Outcome(0, e);
      } catch (RuntimeException | LinkageError e) {
        return new Outcome(0, new PlatformException(ErrorKind.OTHER, e.toString(), e));
      }
    }
  }

  private final class Helper implements Runnable {
    private Thread thread;
    private volatile Operation operation;
    private long key;
    private Outcome outcome;

    void begin(Operation work, long itsKey) {
      key = itsKey;
      operation = work;
      LockSupport.unpark(thread);
    }

    @Override
    public void run() {
      while (!closed) {
        Operation work = operation;
        if (work == null) {
          LockSupport.park(this);
        } else {
          operation = null;
          outcome = Outcome.of(work, key);
          if (working.decrementAndGet() == 0) {
            LockSupport.unpark(waiting);
          }
        }
      }
    }
  }
}
