package dev.bakeoff.platform.postgres;

import dev.bakeoff.model.Durations;
import dev.bakeoff.platform.BuiltInServer;
import dev.bakeoff.platform.Capability;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.SettingField;
import dev.bakeoff.platform.jdbc.StatementTimer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** PostgreSQL: a server of the user's, or the private one that Bakeoff starts. */
public final class PostgresAdapter implements PlatformAdapter {
  static final String HOST = "host";
  static final String PORT = "port";
  static final String DATABASE = "database";
  static final String USER = "user";
  static final String PASSWORD = "password";
  static final String SCHEMA = "schema";
  static final String SSL_MODE = "sslmode";
  static final String SSL_ROOT_CERT = "ssl_root_cert";

  /** The process to sample; set for the built-in server, which runs on this machine. */
  static final String SERVER_PID = "server_pid";

  static final String RECONNECT_FOR = "reconnect_for";

  private static final String DEFAULT_PATIENCE = "30s";
  static final String DEFAULT_PORT = "5432";
  static final List<String> SSL_MODES = List.of("disable", "prefer", "require", "verify-full");

  @Override
  public PlatformDescriptor descriptor() {
    return new PlatformDescriptor(
        "postgresql",
        "PostgreSQL",
        "A server of yours, or a private one that Bakeoff starts; loads by binary COPY.",
        Set.of(
            Capability.BUILT_IN_SERVER,
            Capability.LOOKUP,
            Capability.FANOUT,
            Capability.AGGREGATION,
            Capability.TIME_SERIES,
            Capability.UPDATE,
            Capability.SQL,
            Capability.TRANSACTIONS,
            Capability.CONCURRENT_CLIENTS,
            Capability.PARALLEL_LOAD,
            Capability.INDEXES,
            Capability.COVERING_INDEXES,
            Capability.PARTITIONS,
            Capability.CLUSTERING,
            Capability.STORAGE_PARAMETERS,
            Capability.SERVER_COUNTERS,
            Capability.FOREIGN_TABLES,
            Capability.RECONNECT),
        List.of(
            SettingField.text(HOST, "Host", "localhost", "Name or address of the server.")
                .asRequired(),
            SettingField.number(PORT, "Port", DEFAULT_PORT, "The server's TCP port."),
            SettingField.text(DATABASE, "Database", "postgres", "The database to work in."),
            SettingField.text(USER, "User", "", "Must be allowed to create a schema there.")
                .asRequired(),
            SettingField.secret(
                PASSWORD, "Password", "A reference such as ${PGPASSWORD}; never the value itself."),
            SettingField.text(
                SCHEMA,
                "Schema",
                "",
                "Left empty, one per dataset version; Bakeoff only uses schemas that it made."),
            SettingField.choice(
                SSL_MODE,
                "Encryption",
                "prefer",
                SSL_MODES,
                "verify-full also checks the server's certificate and name."),
            SettingField.file(
                SSL_ROOT_CERT,
                "Root certificate",
                "PEM file for verify-full; left empty, Java's own certificates are used."),
            SettingField.text(
                StatementTimer.SETTING,
                "Statement time-out",
                "",
                "The server cancels requests that take longer, for example 30s; empty for none."),
            SettingField.text(
                RECONNECT_FOR,
                "Reconnect for",
                DEFAULT_PATIENCE,
                "How long a load waits for a server that went away before it says what is"
                    + " missing.")));
  }

  static Duration patience(Connection connection) {
    return Durations.parse(connection.setting(RECONNECT_FOR, DEFAULT_PATIENCE));
  }

  @Override
  public PlatformSession open(Connection connection) {
    return PostgresSession.open(connection);
  }

  @Override
  public Optional<BuiltInServer> builtInServer() {
    return Optional.of(new BuiltInPostgres());
  }
}
