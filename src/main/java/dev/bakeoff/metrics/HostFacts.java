package dev.bakeoff.metrics;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import oshi.hardware.ComputerSystem;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.VirtualMemory;

/**
 * What else of a machine moves figures: what it runs on, what holds its processors back, how busy
 * it was. Names carry their unit; what the system does not tell is left out.
 */
final class HostFacts {
  private static final Path CLOCK =
      Path.of("/sys/devices/system/clocksource/clocksource0/current_clocksource");
  private static final Path GOVERNOR =
      Path.of("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
  private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
  private static final Path CPU_LIMIT = Path.of("/sys/fs/cgroup/cpu.max");
  private static final int CLOCK_READINGS = 10_000;

  private final HardwareAbstractionLayer hardware;
  private final Map<String, String> facts = new LinkedHashMap<>();

  HostFacts(HardwareAbstractionLayer hardware) {
    this.hardware = hardware;
  }

  Map<String, String> find() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    if (load >= 0) {
      facts.put("load_average_at_start", String.format(Locale.ROOT, "%.2f", load));
    }
    // Not the serial number, which is nobody's business in a shared report.
    ComputerSystem system = hardware.getComputerSystem();
    put("machine", (system.getManufacturer() + " " + system.getModel()).strip());
    facts.put("physical_cores", "" + hardware.getProcessor().getPhysicalProcessorCount());
    long maxHertz = hardware.getProcessor().getMaxFreq();
    if (maxHertz > 0) {
      facts.put("cpu_max_mhz", Long.toString(maxHertz / 1_000_000));
    }
    facts.put(
        "memory_available_at_start_mb",
        Long.toString(hardware.getMemory().getAvailable() / 1_000_000));
    VirtualMemory swap = hardware.getMemory().getVirtualMemory();
    facts.put("swap_used_at_start_mb", Long.toString(swap.getSwapUsed() / 1_000_000));
    file("clock_source", CLOCK);
    file("cpu_governor", GOVERNOR);
    file("transparent_huge_pages", HUGE_PAGES);
    file("cpu_limit", CPU_LIMIT);
    facts.put("clock_reading_ns", Long.toString(clockReading()));
    return facts;
  }

  private void file(String name, Path path) {
    try {
      put(name, Files.readString(path, StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      // Other systems, and containers, do not have it.
    }
  }

  private void put(String name, String value) {
    if (!value.isEmpty() && !value.toLowerCase(Locale.ROOT).contains("unknown")) {
      facts.put(name, value);
    }
  }

  /** The median time of reading the clock: what each measured request pays twice. */
  private static long clockReading() {
    long[] gaps = new long[CLOCK_READINGS];
    for (int i = 0; i < gaps.length; i++) {
      long before = System.nanoTime();
      gaps[i] = System.nanoTime() - before;
    }
    Arrays.sort(gaps);
    return gaps[gaps.length / 2];
  }
}
