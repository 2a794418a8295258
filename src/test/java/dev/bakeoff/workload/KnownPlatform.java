package dev.bakeoff.workload;

import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableEntry.KeyRange;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A platform in this JVM whose every request does what the test says. */
final class KnownPlatform implements PlatformSession {
  /** Lookups of the keys 1 to 100. */
  static final RequestPlan LOOKUPS =
      RequestPlan.single("lookup", lookup("t"), new KeyRange(1, 100));

  final AtomicInteger connections = new AtomicInteger();
  final AtomicInteger open = new AtomicInteger();
  volatile boolean refuse;

  private final Behaviour behaviour;

  /** What a request does; returns its rows. */
  @FunctionalInterface
  interface Behaviour {
    int execute(Access access, long key, Told told) throws PlatformException;
  }

  /** What a client tells of its last request. */
  static final class Told {
    long firstRowAt;
    long serverNanos = -1;
  }

  KnownPlatform(PlatformClient.Operation operation) {
    this((_, key, _) -> operation.execute(key));
  }

  KnownPlatform(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  static Access lookup(String table) {
    return new Access.Lookup(
        new TableSchema(table, List.of(), List.of("id"), List.of(), List.of(), Optional.empty()),
        "id");
  }

  static String table(Access access) {
    return ((Access.Lookup) access).table().name();
  }

  static void sleepMillis(double millis) {
    long end = System.nanoTime() + Math.round(millis * 1e6);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Override
  public PlatformClient connectClient() throws PlatformException {
    if (refuse) {
      throw new PlatformException(ErrorKind.CONNECTION, "too many clients", null);
    }
    connections.incrementAndGet();
    open.incrementAndGet();
    Told told = new Told();
    return new PlatformClient() {
      @Override
      public Operation prepare(Access access) {
        return key -> behaviour.execute(access, key, told);
      }

      @Override
      public long firstRowAt() {
        return told.firstRowAt;
      }

      @Override
      public long serverNanos() {
        return told.serverNanos;
      }

      @Override
      public boolean ping() {
        sleepMillis(1);
        return true;
      }

      @Override
      public void close() {
        open.decrementAndGet();
      }
    };
  }

  @Override
  public PlatformInfo describe() {
    return new PlatformInfo("known", "1", "none", Map.of(), OptionalLong.empty(), 0);
  }

  @Override
  public boolean holds(Manifest manifest) {
    return true;
  }

  @Override
  public void load(
      Manifest manifest, DatasetSource source, Progress progress, Cancellation cancel) {}

  @Override
  public RowCursor scan(TableEntry table) {
    throw new IllegalStateException("holds no rows");
  }

  @Override
  public void unload() {}

  @Override
  public void close() {}
}
