package dev.bakeoff.metrics;

/**
 * Names of the further values of a {@link ResourceSample}, with their units. What a platform's own
 * counters grow by per second is {@link #SERVER_COUNTER} and the counter's name.
 */
public final class Gauge {
  /** CPU of the whole driver machine: 100 is one core busy. */
  public static final String HOST_CPU = "host_cpu_percent";

  /** Memory in use on the driver machine, in 10^6 bytes. */
  public static final String HOST_MEMORY = "host_memory_used_mb";

  /** Disk reads of the driver machine, in 10^6 bytes per second. */
  public static final String HOST_DISK_READ = "host_disk_read_mb_s";

  /** Disk writes of the driver machine, in 10^6 bytes per second. */
  public static final String HOST_DISK_WRITE = "host_disk_write_mb_s";

  /** Received by the driver machine, loopback left out, in 10^6 bytes per second. */
  public static final String HOST_NET_IN = "host_net_in_mb_s";

  /** Sent by the driver machine, loopback left out, in 10^6 bytes per second. */
  public static final String HOST_NET_OUT = "host_net_out_mb_s";

  /** Disk reads of the worker's processes, in 10^6 bytes per second. */
  public static final String WORKER_DISK_READ = "worker_disk_read_mb_s";

  /** Disk writes of the worker's processes, in 10^6 bytes per second. */
  public static final String WORKER_DISK_WRITE = "worker_disk_write_mb_s";

  /** Disk reads of the server's processes, in 10^6 bytes per second. */
  public static final String SERVER_DISK_READ = "server_disk_read_mb_s";

  /** Disk writes of the server's processes, in 10^6 bytes per second. */
  public static final String SERVER_DISK_WRITE = "server_disk_write_mb_s";

  /** Garbage collection of the load driver since the sample before, in milliseconds. */
  public static final String DRIVER_GC = "driver_gc_pause_ms";

  /** The longest that the load driver's machine held back a thread that wanted to run, in ms. */
  public static final String DRIVER_HICCUP = "driver_hiccup_max_ms";

  /** CPU of the load driver's own process as it sees itself: 100 is one core busy. */
  public static final String DRIVER_CPU = "driver_cpu_percent";

  /** Prefix of a counter's growth per second. */
  public static final String SERVER_COUNTER = "counter_per_s.";

  private Gauge() {}
}
