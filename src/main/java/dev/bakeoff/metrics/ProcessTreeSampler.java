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
import java.util.OptionalDouble;
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
  private DiskBytes diskBefore = DiskBytes.NONE;

  public ProcessTreeSampler(long rootPid) {
    this.rootPid = rootPid;
  }

  /**
   * What the tree used.
   *
   * @param cpuPercent since the last call: 100 is one core busy; 0 at the first call
   * @param rssMb in 10^6 bytes
   * @param readMbPerSecond from disks, where the system tells
   * @param writtenMbPerSecond to disks, where the system tells
   */
  public record Usage(
      double cpuPercent,
      double rssMb,
      OptionalDouble readMbPerSecond,
      OptionalDouble writtenMbPerSecond) {}

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
    DiskBytes disk = linux ? disk(tree) : DiskBytes.NONE;
    double seconds = (now - nanosBefore) / 1e9;
    OptionalDouble read = perSecond(diskBefore.read(), disk.read(), seconds);
    OptionalDouble written = perSecond(diskBefore.written(), disk.written(), seconds);
    diskBefore = disk;
    double percent = nanosBefore == 0 ? 0 : 100.0 * used.toNanos() / (now - nanosBefore);
    nanosBefore = now;
    double bytes = memory(tree);
    // A process that has ended but not been reaped yet still has its number, and no memory.
    return bytes > 0
        ? Optional.of(new Usage(percent, bytes / 1e6, read, written))
        : Optional.empty();
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

  /** A process that ended takes its bytes with it, which is no negative traffic. */
  private static OptionalDouble perSecond(long before, long now, double seconds) {
    return before < 0 || now < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(0, now - before) / 1e6 / seconds);
  }

  /** Bytes that went to and from storage; negative where the system does not tell. */
  private record DiskBytes(long read, long written) {
    static final DiskBytes NONE = new DiskBytes(-1, -1);
  }

  private static DiskBytes disk(List<ProcessHandle> tree) {
    long read = 0;
    long written = 0;
    for (ProcessHandle process : tree) {
      try {
        Path io = PROC.resolve(Long.toString(process.pid())).resolve("io");
        for (String line : Files.readAllLines(io, StandardCharsets.US_ASCII)) {
          if (line.startsWith("read_bytes: ")) {
            read += Long.parseLong(line.substring("read_bytes: ".length()));
          } else if (line.startsWith("write_bytes: ")) {
            written += Long.parseLong(line.substring("write_bytes: ".length()));
          }
        }
      } catch (IOException e) {
        // Another user's process may not be read, and one may end between listing and reading.
        return DiskBytes.NONE;
      }
    }
    return new DiskBytes(read, written);
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
