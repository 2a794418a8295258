package dev.bakeoff.platform.sqlite;

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

/**
 * SQLite inside the worker, on one file per dataset version.
 *
 * <p>SQLite has no types for decimals, time stamps and JSON. What its users do is kept, as long as
 * every value comes back exactly:
 *
 * <ul>
 *   <li>decimals of up to 15 digits are numbers ({@code DECIMAL(p,s)}, numeric affinity): a double
 *       tells any two of them apart, and {@code sum} and comparisons work as expected. Longer ones,
 *       which a double would round, are text.
 *   <li>time stamps are text, {@code 2024-01-31 23:59:59.123456Z}: UTC, always six digits of the
 *       second, so that they sort as time does, and SQLite's own date functions read them.
 *   <li>JSON is text, spelled as the source spells it, which its JSON functions read.
 *   <li>booleans are 0 and 1.
 * </ul>
 */
public final class SqliteAdapter implements PlatformAdapter {
  static final String CACHE_MB = "cache_mb";
  static final String MMAP_MB = "mmap_mb";

  @Override
  public PlatformDescriptor descriptor() {
    return new PlatformDescriptor(
        "sqlite",
        "SQLite",
        "Runs inside the worker on a file of its own; each client has its own connection.",
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
            Capability.FOREIGN_TABLES,
            Capability.CONCURRENT_CLIENTS),
        List.of(
            SettingField.file(
                EmbeddedFile.PATH, "Database file", "Left empty, Bakeoff keeps a file of its own."),
            SettingField.number(
                CACHE_MB, "Page cache (MB)", "16", "Memory for pages, per connection."),
            SettingField.number(
                MMAP_MB, "Memory map (MB)", "1024", "How much of the file is read as memory."),
            SettingField.text(
                StatementTimer.SETTING,
                "Statement time-out",
                "",
                "Cancels requests that take longer, for example 30s; empty for none.")));
  }

  @Override
  public PlatformSession open(Connection connection) {
    return SqliteSession.open(connection);
  }

  @Override
  public List<Path> files(Connection connection) {
    return SqliteSession.file(connection).present();
  }
}
