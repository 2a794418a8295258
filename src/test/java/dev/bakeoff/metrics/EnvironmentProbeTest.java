package dev.bakeoff.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

final class EnvironmentProbeTest {
  private final Environment machine = EnvironmentProbe.capture("9.9");

  @Test
  void tells_what_moves_figures() {
    assertThat(machine.bakeoff()).isEqualTo("9.9");
    assertThat(machine.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(machine.memoryMb()).isGreaterThan(500);
    assertThat(machine.extra())
        .containsKeys("physical_cores", "memory_available_at_start_mb", "swap_used_at_start_mb");
    assertThat(Long.parseLong(machine.extra().get("clock_reading_ns"))).isBetween(0L, 100_000L);
  }

  @Test
  void never_tells_whose_machine_it_is() throws Exception {
    String host = InetAddress.getLocalHost().getHostName();
    assertThat(machine.extra().values()).noneMatch(value -> value.equals(host));
    assertThat(machine.hostId()).hasSize(12).doesNotContain(host);
  }

  @Test
  void knows_a_machine_again() {
    assertThat(EnvironmentProbe.capture("9.9").hostId()).isEqualTo(machine.hostId());
  }
}
