package dev.bakeoff.platform.postgres;

import dev.bakeoff.model.Durations;
import dev.bakeoff.platform.BuiltInServer;
import dev.bakeoff.platform.Capability;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ConnectionTest;
import dev.bakeoff.platform.Flavor;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.PublishingTerms;
import dev.bakeoff.platform.SettingField;
import dev.bakeoff.platform.jdbc.StatementTimer;
import dev.bakeoff.platform.postgres.auth.SignIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  static final String SSL_CERT = "ssl_cert";
  static final String SSL_KEY = "ssl_key";

  /** The process to sample; set for the built-in server, which runs on this machine. */
  static final String SERVER_PID = "server_pid";

  static final String RECONNECT_FOR = "reconnect_for";

  private static final String DEFAULT_PATIENCE = "30s";
  static final String DEFAULT_PORT = "5432";
  static final List<String> SSL_MODES =
      List.of("disable", "prefer", "require", "verify-ca", "verify-full");

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
            Capability.BATCH_TRANSACTIONS,
            Capability.CONCURRENT_CLIENTS,
            Capability.PARALLEL_LOAD,
            Capability.INDEXES,
            Capability.COVERING_INDEXES,
            Capability.PARTITIONS,
            Capability.CLUSTERING,
            Capability.STORAGE_PARAMETERS,
            Capability.RESTORES_DUMPS,
            Capability.SERVER_COUNTERS,
            Capability.FOREIGN_TABLES,
            Capability.RECONNECT),
        form(),
        flavors());
  }

  private static List<SettingField> form() {
    List<SettingField> form =
        new ArrayList<>(
            List.of(
                SettingField.text(HOST, "Host", "localhost", "Name or address of the server.")
                    .asRequired(),
                SettingField.number(PORT, "Port", DEFAULT_PORT, "The server's TCP port."),
                SettingField.text(DATABASE, "Database", "postgres", "The database to work in."),
                SettingField.text(
                    USER,
                    "User",
                    "",
                    "Must be allowed to create a schema there; empty for your name on this"
                        + " computer.")));
    form.addAll(
        List.of(
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
                "verify-ca also checks the server's certificate, verify-full its name as well."),
            SettingField.file(
                SSL_ROOT_CERT,
                "Root certificate",
                "PEM file for verify-…; left empty, Java's own certificates are used."),
            SettingField.file(
                SSL_CERT, "Client certificate", "PEM file, where the server asks for one."),
            SettingField.file(
                SSL_KEY, "Client key", "Its key, PKCS-8 as DER (.pk8) or PKCS-12 (.p12)."),
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
    form.addAll(SignIn.form());
    return form;
  }

  private static final PublishingTerms DATABRICKS =
      new PublishingTerms(
          PublishingTerms.Rule.CONDITIONS,
          "Databricks",
          "Benchmarks may be published except of beta services, with all information necessary to"
              + " replicate them; Databricks has dropped its DeWitt clause in 2021 and asks for the"
              + " same right in return.",
          "Databricks, \"Eliminating the DeWitt Clause\", 8 November 2021, and its service terms",
          "2026-11-22");

  /** What those who offer PostgreSQL as a service expect. */
  private static List<Flavor> flavors() {
    return List.of(
        new Flavor(
                "lakebase",
                "Databricks Lakebase",
                "The PostgreSQL beside a Databricks lakehouse; tokens of its own, renewed while it"
                    + " runs.",
                Map.of(
                    SSL_MODE,
                    "require",
                    DATABASE,
                    "databricks_postgres",
                    SignIn.AUTH,
                    SignIn.DATABRICKS_CREDENTIALS))
            .with(DATABRICKS),
        new Flavor(
                "aurora",
                "Amazon Aurora PostgreSQL",
                "Amazon's cluster with storage of its own; reached by the cluster's endpoint.",
                Map.of(SSL_MODE, "require"))
            .with(PublishingTerms.AMAZON),
        new Flavor(
                "rds",
                "Amazon RDS for PostgreSQL",
                "A PostgreSQL server that Amazon runs; reached by the instance's endpoint.",
                Map.of(SSL_MODE, "require"))
            .with(PublishingTerms.AMAZON));
  }

  static Duration patience(Connection connection) {
    return Durations.parse(connection.setting(RECONNECT_FOR, DEFAULT_PATIENCE));
  }

  @Override
  public PlatformInfo test(Connection connection, ConnectionTest test) {
    return new PostgresConnectionTest(connection, test).run();
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
