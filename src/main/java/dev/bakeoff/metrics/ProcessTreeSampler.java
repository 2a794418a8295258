package dev.bakeoff.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/**
 * CPU and memory of a process and its descendants on this machine. Not thread-safe.
 *
 * <p>Memory: on Linux the private pages of every process plus the largest process's shared pages
 * once, from {@code /proc/PID/statm}, since PostgreSQL's processes all map the same buffers and
 * adding their resident sizes would count them over and over; elsewhere the sum of resident sizes.
 */
public final class ProcessTreeSampler {
  private static final Path PROC = Path.of("/proc");
  private static final long PAGE = 4096;

  private final long rootPid;
  private final boolean linux = Files.isDirectory(PROC.resolve("self"));
  private final Map<Long, Duration> cpuBefore = new HashMap<>();
  private long nanosBefore;

  public ProcessTreeSampler(long rootPid) {
    this.rootPid = rootPid;
  }

  /**
   * What the tree used.
   *
   * @param cpuPercent since the last call: 100 is one core busy; 0 at the first call
   * @param rssMb in 10^6 bytes
   */
  public record Usage(double cpuPercent, double rssMb) {}

  /** Samples now; empty once the process has gone. */
  public Optional<Usage> sample() {
    Optional<ProcessHandle> root = ProcessHandle.of(rootPid);
    if (root.isEmpty()) {
      return Optional.empty();
    }
    List<ProcessHandle> tree = Stream.concat(root.stream(), root.get().descendants()).toList();
    long now = System.nanoTime();
    Duration used = Duration.ZERO;
    for (ProcessHandle process : tree) {
      Optional<Duration> cpu = process.info().totalCpuDuration();
      if (cpu.isPresent()) {
        Duration before = cpuBefore.put(process.pid(), cpu.get());
        // A process that appeared since the last sample has used all its time since then.
        Duration since =
            before == null
                ? (nanosBefore == 0 ? Duration.ZERO : cpu.get())
                : cpu.get().minus(before);
        used = used.plus(since);
      }
    }
    double percent = nanosBefore == 0 ? 0 : 100.0 * used.toNanos() / (now - nanosBefore);
    nanosBefore = now;
    double bytes = memory(tree);
    // A process that has ended but not been reaped yet still has its number, and no memory.
    return bytes > 0 ? Optional.of(new Usage(percent, bytes / 1e6)) : Optional.empty();
  }

  private double memory(List<ProcessHandle> tree) {
    return (double) (linux ? linuxMemory(tree) : residentSum(tree));
  }

  private static long linuxMemory(List<ProcessHandle> tree) {
    long privatePages = 0;
    long sharedPages = 0;
    for (ProcessHandle process : tree) {
      Pages pages = Pages.of(process.pid());
      privatePages += pages.resident() - pages.shared();
      sharedPages = Math.max(sharedPages, pages.shared());
    }
    return (privatePages + sharedPages) * PAGE;
  }

  /** Pages of one process, of which some may be other processes' as well. */
  private record Pages(long resident, long shared) {
    static Pages of(long pid) {
      try {
        Path statm = PROC.resolve(Long.toString(pid)).resolve("statm");
        String[] fields = Files.readString(statm, StandardCharsets.US_ASCII).split(" ");
        return new Pages(Long.parseLong(fields[1]), Long.parseLong(fields[2]));
      } catch (IOException e) {
        // The process ended between listing and reading; it uses nothing now.
        return new Pages(0, 0);
      }
    }
  }

  private static long residentSum(List<ProcessHandle> tree) {
    OperatingSystem os = new SystemInfo().getOperatingSystem();
    return tree.stream()
        .map(process -> os.getProcess((int) process.pid()))
        .filter(process -> process != null)
        .mapToLong(OSProcess::getResidentMemory)
        .sum();
  }
}
