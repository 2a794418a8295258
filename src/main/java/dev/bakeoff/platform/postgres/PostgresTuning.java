package dev.bakeoff.platform.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The built-in server's settings: PostgreSQL's own defaults but for where they are far too small
 * for today's machines (memory, space for write-ahead logs) and what makes it private. Nothing that
 * trades safety for speed: fsync, full_page_writes and synchronous_commit stay on.
 */
final class PostgresTuning {
  private static final long MB = 1024L * 1024;

  private PostgresTuning() {}

  static List<String> settings() {
    long memoryMb = memoryBytes() / MB;
    long sharedMb = clamp(memoryMb / 4, 128, 2048);
    return List.of(
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "max_connections=300",
        "shared_buffers=" + sharedMb + "MB",
        "effective_cache_size=" + clamp(memoryMb / 2, 256, 16_384) + "MB",
        "maintenance_work_mem=" + clamp(memoryMb / 16, 64, 512) + "MB",
        "work_mem=16MB",
        "max_wal_size=4GB",
        // Data are on SSDs or in the cache; 4.0 is for spinning disks.
        "random_page_cost=1.1",
        "log_timezone=UTC",
        "timezone=UTC");
  }

  private static long clamp(long value, long least, long most) {
    return Math.clamp(value, least, most);
  }

  /** Of this machine, or of the container that this process runs in. */
  private static long memoryBytes() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }
}
