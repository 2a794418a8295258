package dev.bakeoff.metrics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import oshi.SystemInfo;
import oshi.hardware.HardwareAbstractionLayer;

/** Describes the machine that drives the load. */
public final class EnvironmentProbe {
  private EnvironmentProbe() {}

  /** Looks at the machine; takes some tenths of a second, so not for the FX thread. */
  public static Environment capture(String bakeoffVersion) {
    SystemInfo system = new SystemInfo();
    HardwareAbstractionLayer hardware = system.getHardware();
    return new Environment(
        hardware.getProcessor().getProcessorIdentifier().getName().strip(),
        Runtime.getRuntime().availableProcessors(),
        hardware.getMemory().getTotal() / 1_000_000,
        system.getOperatingSystem().toString(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        bakeoffVersion,
        hostId(hardware, system.getOperatingSystem().getNetworkParams().getHostName()),
        new HostFacts(hardware).find());
  }

  /** A hash, since a machine's name or serial number is nobody's business in a shared report. */
  private static String hostId(HardwareAbstractionLayer hardware, String hostName) {
    String identity =
        hostName
            + "|"
            + hardware.getProcessor().getProcessorIdentifier().getName()
            + "|"
            + hardware.getMemory().getTotal();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
