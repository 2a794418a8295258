package dev.bakeoff.platform.postgres.auth;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.SettingField;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** The ways of signing in to a server of the PostgreSQL family. */
public final class SignIn {
  /** The setting that chooses one. */
  public static final String AUTH = "auth";

  public static final String PASSWORD = "password";
  public static final String AWS_IAM = "aws_iam";
  public static final String DATABRICKS_OAUTH = "databricks_oauth";
  public static final String DATABRICKS_CREDENTIALS = "databricks_credentials";

  private static final String REGION = "aws_region";
  private static final String PROFILE = "aws_profile";
  private static final String WORKSPACE = "databricks_host";
  private static final String CLIENT_ID = "databricks_client_id";
  private static final String CLIENT_SECRET = "databricks_client_secret";
  private static final String INSTANCE = "lakebase_instance";
  private static final List<String> WAYS =
      List.of(PASSWORD, AWS_IAM, DATABRICKS_OAUTH, DATABRICKS_CREDENTIALS);

  private SignIn() {}

  /** The fields of a profile. */
  public static List<SettingField> form() {
    return List.of(
        SettingField.choice(
            AUTH,
            "Sign-in",
            PASSWORD,
            WAYS,
            "A password, a token of AWS's identity management (Aurora, RDS), or tokens of a"
                + " Databricks workspace (Lakebase); tokens are renewed before they expire."),
        SettingField.text(
            REGION, "AWS region", "", "For aws_iam, for example eu-central-1; else from the host."),
        SettingField.text(
            PROFILE, "AWS profile", "", "For aws_iam: a profile of ~/.aws; empty for the usual."),
        SettingField.text(
            WORKSPACE, "Databricks workspace", "", "For databricks_…: the workspace's host name."),
        SettingField.text(
            CLIENT_ID,
            "Databricks client id",
            "",
            "For databricks_…: a service principal's application id."),
        SettingField.secret(
            CLIENT_SECRET,
            "Databricks client secret",
            "For databricks_…: a reference to the service principal's OAuth secret."),
        SettingField.text(
            INSTANCE,
            "Lakebase instance",
            "",
            "For databricks_credentials: a database instance's name, or an endpoint as"
                + " projects/…/branches/…/endpoints/…."));
  }

  /**
   * The user that signs in where none is named: the service principal, or as with psql the user of
   * this computer.
   */
  public static String usualUser(Connection connection) {
    return connection.setting(AUTH, PASSWORD).startsWith("databricks")
        ? connection.setting(CLIENT_ID, "")
        : System.getProperty("user.name", "");
  }

  /**
   * What gives the password, each time somebody signs in.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where settings are missing
   */
  public static Supplier<String> passwords(
      Connection connection, String host, int port, String user, Clock clock) {
    String password = connection.secrets().getOrDefault(PASSWORD, "");
    // A flavor's way is a default: who gives a password, and nothing else, means that.
    boolean only = !password.isEmpty() && !connection.secrets().containsKey(CLIENT_SECRET);
    String asked = connection.setting(AUTH, PASSWORD);
    String way = only && asked.startsWith("databricks") ? PASSWORD : asked;
    return switch (way) {
      case PASSWORD -> () -> password;
      case AWS_IAM -> {
        AwsIamTokens tokens =
            new AwsIamTokens(
                host,
                port,
                user,
                region(connection, host),
                AwsIamTokens.usualCredentials(connection.setting(PROFILE, "")),
                clock);
        yield new TokenSource(tokens, clock)::get;
      }
      case DATABRICKS_OAUTH -> new TokenSource(databricks(connection, clock)::oauth, clock)::get;
      case DATABRICKS_CREDENTIALS -> {
        DatabricksTokens tokens = databricks(connection, clock);
        String instance = required(connection, INSTANCE);
        TokenSource oauth = new TokenSource(tokens::oauth, clock);
        yield new TokenSource(() -> tokens.credentials(instance, oauth), clock)::get;
      }
      default ->
          throw Problem.request(
                  "'auth' of '%s' is '%s'.".formatted(connection.platform(), way),
                  Suggestions.hint(way, WAYS))
              .asException();
    };
  }

  private static DatabricksTokens databricks(Connection connection, Clock clock) {
    String secret = connection.secrets().getOrDefault(CLIENT_SECRET, "");
    if (secret.isEmpty()) {
      throw missing(connection, CLIENT_SECRET);
    }
    return new DatabricksTokens(
        required(connection, WORKSPACE), required(connection, CLIENT_ID), secret, clock);
  }

  /** Endpoints carry it: {@code name.hash.REGION.rds.amazonaws.com}. */
  private static String region(Connection connection, String host) {
    String region = connection.setting(REGION, "");
    if (!region.isEmpty()) {
      return region;
    }
    String[] labels = host.split("\\.");
    for (int i = 1; i < labels.length - 1; i++) {
      if (labels[i].equals("rds") && labels[i + 1].equals("amazonaws")) {
        return labels[i - 1];
      }
    }
    throw missing(connection, REGION);
  }

  private static String required(Connection connection, String key) {
    String value = connection.setting(key, "");
    if (value.isEmpty()) {
      throw missing(connection, key);
    }
    return value;
  }

  private static RuntimeException missing(Connection connection, String key) {
    return Problem.request(
            "The platform '%s' signs in by %s and lacks '%s'."
                .formatted(connection.platform(), connection.setting(AUTH, PASSWORD), key),
            form().stream().filter(f -> f.key().equals(key)).findFirst().orElseThrow().help())
        .asException();
  }
}
