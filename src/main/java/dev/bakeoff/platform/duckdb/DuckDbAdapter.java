package dev.bakeoff.platform.duckdb;

import dev.bakeoff.platform.Capability;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.SettingField;
import dev.bakeoff.platform.jdbc.EmbeddedFile;
import dev.bakeoff.platform.jdbc.StatementTimer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** DuckDB inside the worker, on one file per dataset version. */
public final class DuckDbAdapter implements PlatformAdapter {
  static final String THREADS = "threads";
  static final String MEMORY_LIMIT = "memory_limit";

  @Override
  public PlatformDescriptor descriptor() {
    return new PlatformDescriptor(
        "duckdb",
        "DuckDB",
        "Runs inside the worker on a file of its own; loads Parquet files natively.",
        Set.of(
            Capability.EMBEDDED,
            Capability.LOOKUP,
            Capability.FANOUT,
            Capability.AGGREGATION,
            Capability.TIME_SERIES,
            Capability.UPDATE,
            Capability.SQL,
            Capability.TRANSACTIONS,
            Capability.BATCH_TRANSACTIONS,
            Capability.CONCURRENT_CLIENTS,
            Capability.LOADS_PARQUET,
            Capability.FOREIGN_TABLES),
        List.of(
            SettingField.file(
                EmbeddedFile.PATH, "Database file", "Left empty, Bakeoff keeps a file of its own."),
            SettingField.number(
                THREADS, "Threads", "", "Threads that DuckDB may use; empty for one per core."),
            SettingField.text(
                MEMORY_LIMIT,
                "Memory limit",
                "",
                "For example 4GB; empty for DuckDB's default, 80 % of the memory."),
            SettingField.text(
                StatementTimer.SETTING,
                "Statement time-out",
                "",
                "Cancels requests that take longer, for example 30s; empty for none.")));
  }

  @Override
  public PlatformSession open(Connection connection) {
    return DuckDbSession.open(connection);
  }

  @Override
  public List<Path> files(Connection connection) {
    return DuckDbSession.file(connection).present();
  }
}
