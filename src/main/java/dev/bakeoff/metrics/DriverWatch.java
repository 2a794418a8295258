package dev.bakeoff.metrics;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches this process while it drives load: its CPU, its garbage collections, and how long a
 * thread that wants to run is held back. Samples are taken by one thread.
 *
 * <p>Hiccups are found as jHiccup finds them: a thread sleeps for a millisecond over and over, and
 * what it oversleeps is what anybody else on this machine might have been held back by collector,
 * scheduler or hypervisor.
 */
public final class DriverWatch implements AutoCloseable {
  private static final long SLEEP_NANOS = 1_000_000;

  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans();
  private final OperatingSystemMXBean process =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final AtomicLong longestNanos = new AtomicLong();
  private final Thread sleeper = Thread.ofPlatform().daemon().name("hiccups").unstarted(this::nap);

  private volatile boolean closed;
  private volatile long wokeAt = System.nanoTime();
  private long gcBefore = gcMillis();
  private long cpuBefore = process.getProcessCpuTime();
  private long nanosBefore = System.nanoTime();

  private DriverWatch() {}

  /** Starts to watch. */
  public static DriverWatch start() {
    DriverWatch watch = new DriverWatch();
    watch.sleeper.start();
    return watch;
  }

  /**
   * What happened since the last sample, or since the start.
   *
   * @param cpuPercent 100 is one core busy
   * @param gcMillis in which a collection was under way
   * @param hiccupMillis the longest that a thread was held back
   */
  public record Sample(double cpuPercent, double gcMillis, double hiccupMillis) {}

  public Sample sample() {
    long now = System.nanoTime();
    long cpu = process.getProcessCpuTime();
    long gc = gcMillis();
    Sample sample =
        new Sample(
            100.0 * Math.max(0, cpu - cpuBefore) / Math.max(1, now - nanosBefore),
            (double) (gc - gcBefore),
            longest(now) / 1e6);
    nanosBefore = now;
    cpuBefore = cpu;
    gcBefore = gc;
    return sample;
  }

  /** The sleeper that is held back at this moment has not told of it yet. */
  private long longest(long now) {
    return Math.max(Math.max(0, now - wokeAt - SLEEP_NANOS), longestNanos.getAndSet(0));
  }

  private long gcMillis() {
    return collectors.stream().mapToLong(each -> Math.max(0, each.getCollectionTime())).sum();
  }

  private void nap() {
    long before = System.nanoTime();
    wokeAt = before;
    while (!closed) {
      LockSupport.parkNanos(SLEEP_NANOS);
      long now = System.nanoTime();
      longestNanos.accumulateAndGet(now - before - SLEEP_NANOS, Math::max);
      before = now;
      wokeAt = now;
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
