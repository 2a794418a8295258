package dev.bakeoff.metrics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;

/** CPU, memory, disks and network of the driver machine as a whole. Not thread-safe. */
public final class HostSampler {
  private static final double MEGA = 1e6;
  private static final double NANOS = 1e9;

  private final HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
  private final CentralProcessor processor = hardware.getProcessor();
  private final List<HWDiskStore> disks = hardware.getDiskStores();

  // Without loopback, over which a server on this machine is reached: that is no network.
  private final List<NetworkIF> networks = hardware.getNetworkIFs(false);
  private long[] ticksBefore = processor.getSystemCpuLoadTicks();
  private long[] bytesBefore = bytes();
  private long nanosBefore = System.nanoTime();

  /** What was used since the last call, or since this was made, by its name in {@link Gauge}. */
  public Map<String, Double> sample() {
    long now = System.nanoTime();
    long[] ticks = processor.getSystemCpuLoadTicks();
    long[] bytes = bytes();
    double seconds = (now - nanosBefore) / NANOS;
    Map<String, Double> values = new HashMap<>();
    // The library looks at the processors a few times a second at most: no news is not idleness.
    if (!Arrays.equals(ticks, ticksBefore)) {
      values.put(Gauge.HOST_CPU, busyPercent(ticksBefore, ticks));
    }
    values.put(
        Gauge.HOST_MEMORY,
        (hardware.getMemory().getTotal() - hardware.getMemory().getAvailable()) / MEGA);
    List<String> names =
        List.of(Gauge.HOST_DISK_READ, Gauge.HOST_DISK_WRITE, Gauge.HOST_NET_IN, Gauge.HOST_NET_OUT);
    for (int i = 0; i < names.size(); i++) {
      // A device that went away takes its bytes with it, which is no negative traffic.
      values.put(names.get(i), Math.max(0, bytes[i] - bytesBefore[i]) / MEGA / seconds);
    }
    ticksBefore = ticks;
    bytesBefore = bytes;
    nanosBefore = now;
    return values;
  }

  private double busyPercent(long[] before, long[] after) {
    long all = 0;
    for (int i = 0; i < after.length; i++) {
      all += after[i] - before[i];
    }
    long idle = idle(after) - idle(before);
    return all <= 0 ? 0 : 100.0 * processor.getLogicalProcessorCount() * (all - idle) / all;
  }

  private static long idle(long[] ticks) {
    return ticks[CentralProcessor.TickType.IDLE.getIndex()]
        + ticks[CentralProcessor.TickType.IOWAIT.getIndex()];
  }

  private long[] bytes() {
    long[] bytes = new long[4];
    for (HWDiskStore disk : disks) {
      if (disk.updateAttributes()) {
        bytes[0] += disk.getReadBytes();
        bytes[1] += disk.getWriteBytes();
      }
    }
    for (NetworkIF network : networks) {
      if (network.updateAttributes()) {
        bytes[2] += network.getBytesRecv();
        bytes[3] += network.getBytesSent();
      }
    }
    return bytes;
  }
}
