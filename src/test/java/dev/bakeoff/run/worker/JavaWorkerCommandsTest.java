package dev.bakeoff.run.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaWorkerCommandsTest {
  @TempDir private Path home;

  @Test
  void snowflakesDriverAsksNoCloudWhereItRuns() {
    JavaWorkerCommands commands = new JavaWorkerCommands(Optional.empty(), "Main", home, Map.of());
    for (WorkerPlan.Task task : WorkerPlan.Task.values()) {
      WorkerCommand command = commands.find("snowflake", task);
      assertThat(command.environment())
          .containsEntry("SNOWFLAKE_DISABLE_PLATFORM_DETECTION", "true");
      assertThat(command.words()).contains("--add-opens=java.base/java.nio=ALL-UNNAMED");
    }
    assertThat(commands.find("duckdb", WorkerPlan.Task.LOAD).environment()).isEmpty();
  }
}
