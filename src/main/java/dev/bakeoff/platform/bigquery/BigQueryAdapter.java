package dev.bakeoff.platform.bigquery;

import dev.bakeoff.platform.Capability;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ConnectionTest;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.PublishingTerms;
import dev.bakeoff.platform.SettingField;
import java.util.List;
import java.util.Set;

/** BigQuery: a project of the user's. */
public final class BigQueryAdapter implements PlatformAdapter {
  static final String PROJECT = "project";
  static final String DATASET = "dataset";
  static final String LOCATION = "location";
  static final String CREDENTIALS = "credentials";
  static final String KEY_FILE = "key_file";
  static final String TOKEN = "token";
  static final String ENDPOINT = "endpoint";
  static final String MAXIMUM_BYTES_BILLED = "maximum_bytes_billed";
  static final String JOB_CREATION = "job_creation";
  static final String STATEMENT_TIMEOUT = "statement_timeout";

  static final String APPLICATION_DEFAULT = "application_default";
  static final String SERVICE_ACCOUNT = "service_account";
  static final String ACCESS_TOKEN = "access_token";
  static final String NONE = "none";
  static final List<String> SIGN_INS =
      List.of(APPLICATION_DEFAULT, SERVICE_ACCOUNT, ACCESS_TOKEN, NONE);
  static final String OPTIONAL = "optional";

  private static final PublishingTerms TERMS =
      new PublishingTerms(
          PublishingTerms.Rule.CONDITIONS,
          "Google Cloud",
          "Results of tests that the customer ran itself may be published with all information"
              + " necessary to replicate them, by whoever lets Google test and publish likewise;"
              + " not on behalf of a hyperscale cloud provider without Google's consent.",
          "Google Cloud Service Specific Terms, section 7, as quoted on 4 July 2026",
          "2026-11-22");

  @Override
  public PlatformDescriptor descriptor() {
    return new PlatformDescriptor(
            "bigquery",
            "BigQuery",
            "A project of yours; loads Parquet files by load jobs.",
            Set.of(
                Capability.LOOKUP,
                Capability.FANOUT,
                Capability.AGGREGATION,
                Capability.TIME_SERIES,
                Capability.UPDATE,
                Capability.SQL,
                Capability.CONCURRENT_CLIENTS,
                Capability.LOADS_PARQUET,
                Capability.PARALLEL_LOAD,
                Capability.PARTITIONS,
                Capability.CLUSTERING,
                Capability.METERS_CONSUMPTION,
                Capability.FOREIGN_TABLES,
                Capability.RECONNECT),
            form())
        .with(TERMS);
  }

  private static List<SettingField> form() {
    return List.of(
        SettingField.text(PROJECT, "Project", "", "The project that holds and pays for the data.")
            .asRequired(),
        SettingField.text(
            DATASET,
            "Dataset",
            "",
            "Left empty, one per dataset version; Bakeoff only uses datasets that it made."),
        SettingField.text(
            LOCATION, "Location", "", "Such as EU or us-east1, for new datasets; left empty, US."),
        SettingField.choice(
            CREDENTIALS,
            "Sign-in",
            APPLICATION_DEFAULT,
            SIGN_INS,
            "none is for test servers only."),
        SettingField.file(KEY_FILE, "Key file", "A service account's key (JSON)."),
        SettingField.secret(
            TOKEN,
            "Access token",
            "A reference such as ${BIGQUERY_TOKEN}; never the value itself."),
        SettingField.text(
            ENDPOINT, "Endpoint", "", "For private endpoints; left empty, Google's own."),
        SettingField.number(
            MAXIMUM_BYTES_BILLED,
            "Most bytes billed",
            "",
            "A query that would be billed for more fails instead; empty for no limit."),
        SettingField.choice(
            JOB_CREATION,
            "Jobs",
            "required",
            List.of("required", OPTIONAL),
            "optional lets BigQuery answer short queries without making a job of them."),
        SettingField.text(
            STATEMENT_TIMEOUT,
            "Statement time-out",
            "",
            "Requests that take longer are given up, for example 30s; empty for none."));
  }

  @Override
  public PlatformSession open(Connection connection) {
    return BigQuerySession.open(connection);
  }

  @Override
  public PlatformInfo test(Connection connection, ConnectionTest test) {
    return new ConnectionSteps(BigQueryProject.of(connection)).run(test);
  }
}
