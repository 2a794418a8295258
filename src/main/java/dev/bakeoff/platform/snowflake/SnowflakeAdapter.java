package dev.bakeoff.platform.snowflake;

import dev.bakeoff.platform.Capability;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ConnectionTest;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.PublishingTerms;
import dev.bakeoff.platform.SettingField;
import dev.bakeoff.platform.jdbc.StatementTimer;
import java.util.List;
import java.util.Set;

/** Snowflake: an account and a warehouse of the user's. */
public final class SnowflakeAdapter implements PlatformAdapter {
  static final String ACCOUNT = "account";
  static final String USER = "user";
  static final String AUTHENTICATION = "authentication";
  static final String PASSWORD = "password";
  static final String PRIVATE_KEY_FILE = "private_key_file";
  static final String PRIVATE_KEY_PASSPHRASE = "private_key_passphrase";
  static final String TOKEN = "token";
  static final String ROLE = "role";
  static final String WAREHOUSE = "warehouse";
  static final String WAREHOUSE_SIZE = "warehouse_size";
  static final String AUTO_SUSPEND = "auto_suspend";
  static final String DATABASE = "database";
  static final String SCHEMA = "schema";
  static final String HOST = "host";
  static final String PORT = "port";
  static final String SSL = "ssl";
  static final String IMPORT_METHOD = "import_method";

  static final List<String> SIZES =
      List.of(
          "XSMALL",
          "SMALL",
          "MEDIUM",
          "LARGE",
          "XLARGE",
          "XXLARGE",
          "XXXLARGE",
          "X4LARGE",
          "X5LARGE",
          "X6LARGE");

  private static final PublishingTerms TERMS =
      new PublishingTerms(
          PublishingTerms.Rule.CONDITIONS,
          "Snowflake",
          "Tests may be disclosed, except of previews, where all information necessary to replicate"
              + " them is part of the disclosure.",
          "Snowflake Acceptable Use Policy, as quoted by ClickBench",
          "2026-11-22");

  @Override
  public PlatformDescriptor descriptor() {
    return new PlatformDescriptor(
            "snowflake",
            "Snowflake",
            "An account of yours; loads Parquet files by PUT and COPY INTO.",
            Set.of(
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
                Capability.PARALLEL_LOAD,
                Capability.CLUSTERING,
                Capability.METERS_CONSUMPTION,
                Capability.SERVER_COUNTERS,
                Capability.FOREIGN_TABLES,
                Capability.RECONNECT),
            form())
        .with(TERMS);
  }

  private static List<SettingField> form() {
    return List.of(
        SettingField.text(
                ACCOUNT, "Account", "", "The account identifier, for example myorg-myaccount.")
            .asRequired(),
        SettingField.text(USER, "User", "", "Needed unless an OAuth token says who it is."),
        SettingField.choice(
            AUTHENTICATION,
            "Sign-in",
            "",
            SignIn.METHODS,
            "Left empty, whichever of key file, token and password is given."),
        SettingField.secret(
            PASSWORD,
            "Password",
            "A reference such as ${SNOWFLAKE_PASSWORD}; never the value itself."),
        SettingField.file(
            PRIVATE_KEY_FILE, "Private key", "PKCS#8 file (PEM) for sign-in by key pair."),
        SettingField.secret(
            PRIVATE_KEY_PASSPHRASE, "Key's passphrase", "Where the private key is encrypted."),
        SettingField.secret(
            TOKEN, "OAuth token", "An OAuth access token or a programmatic access token."),
        SettingField.text(ROLE, "Role", "", "Left empty, the user's default role."),
        SettingField.text(WAREHOUSE, "Warehouse", "", "Left empty, the user's default warehouse."),
        SettingField.choice(
            WAREHOUSE_SIZE,
            "Warehouse size",
            "",
            SIZES,
            "Where set, the warehouse has this size while Bakeoff loads or measures, then its own"
                + " again."),
        SettingField.number(
            AUTO_SUSPEND,
            "Auto-suspend (s)",
            "",
            "Where set, holds while Bakeoff loads or measures, then the warehouse's own again."),
        SettingField.text(DATABASE, "Database", "", "Left empty, the user's default database."),
        SettingField.text(
            SCHEMA,
            "Schema",
            "",
            "Left empty, one per dataset version; Bakeoff only uses schemas that it made."),
        SettingField.choice(
            IMPORT_METHOD,
            "Load by",
            Loading.COPY_INTO,
            List.of(Loading.COPY_INTO, Loading.INSERT),
            "insert is slow, for networks that do not let you reach Snowflake's storage."),
        SettingField.text(
            HOST, "Host", "", "For private links; left empty, made from the account."),
        SettingField.number(PORT, "Port", "", "Left empty, 443."),
        SettingField.choice(
            SSL, "Encryption", "on", List.of("on", "off"), "off is for test servers only."),
        SettingField.text(
            StatementTimer.SETTING,
            "Statement time-out",
            "",
            "Requests that take longer are cancelled, for example 30s; empty for none."));
  }

  @Override
  public PlatformSession open(Connection connection) {
    return SnowflakeSession.open(connection);
  }

  @Override
  public PlatformInfo test(Connection connection, ConnectionTest test) {
    return new ConnectionSteps(SnowflakeAccount.of(connection)).run(test);
  }
}
