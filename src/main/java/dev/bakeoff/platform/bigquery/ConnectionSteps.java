package dev.bakeoff.platform.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.JobException;
import com.google.cloud.bigquery.QueryJobConfiguration;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.ConnectionTest;
import dev.bakeoff.platform.NetworkSteps;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.TlsTrust;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/** The steps of a connection test: each one says what an expert would look at next. */
final class ConnectionSteps {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final BigQueryProject project;

  ConnectionSteps(BigQueryProject project) {
    this.project = project;
  }

  PlatformInfo run(ConnectionTest test) {
    URI endpoint = project.endpoint();
    boolean tls = "https".equals(endpoint.getScheme());
    int port = endpoint.getPort() >= 0 ? endpoint.getPort() : tls ? 443 : 80;
    NetworkSteps network = new NetworkSteps(test, LIMIT);
    network.reach(endpoint.getHost(), port);
    if (tls) {
      network.tls(endpoint.getHost(), port, TlsTrust.runtime());
    } else {
      test.skip("TLS", "The profile's endpoint is not encrypted");
    }
    BigQuery[] service = new BigQuery[1];
    test.step(
        "Sign-in",
        () -> {
          service[0] = project.service();
          return signIn(service[0]);
        });
    test.step("Query", () -> query(service[0]));
    test.step("Rights", () -> rights(service[0]));
    network.clock(endpoint, TlsTrust.runtime());
    PlatformInfo[] info = new PlatformInfo[1];
    test.step(
        "Version",
        () -> {
          info[0] = describe(service[0]);
          return "BigQuery " + info[0].version();
        });
    test.step(
        "Round trip",
        () -> String.format(Locale.ROOT, "%.1f ms", info[0].roundTripMicros() / 1_000.0));
    return info[0];
  }

  private String signIn(BigQuery service) {
    try {
      service.listDatasets(project.id(), BigQuery.DatasetListOption.pageSize(1));
      return project.signIn().replace('_', ' ');
    } catch (BigQueryException e) {
      throw Failures.failed(
          project.connection(),
          "The project '" + project.id() + "' cannot be used",
          e,
          "Check the project's id, and that the BigQuery API is enabled in it.");
    }
  }

  private String query(BigQuery service) {
    try {
      service.query(
          QueryJobConfiguration.newBuilder("SELECT 1")
              .setUseLegacySql(false)
              .setUseQueryCache(false)
              .build());
      return "may run queries";
    } catch (BigQueryException e) {
      throw Failures.failed(
          project.connection(),
          "No query can be run",
          e,
          "Give the account the role BigQuery Job User on the project.");
    } catch (JobException e) {
      throw Problem.of(
              Problem.Kind.PLATFORM, "No query can be run: " + e.getMessage(), "Try again.")
          .asException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(Problem.Kind.CANCELLED, "Interrupted.", "").asException(e);
    }
  }

  /** Makes and deletes what a load makes first. */
  private String rights(BigQuery service) {
    DatasetId probe =
        DatasetId.of(
            project.id(), "bakeoff_test_" + UUID.randomUUID().toString().replace('-', '_'));
    try {
      DatasetInfo.Builder info = DatasetInfo.newBuilder(probe);
      project.location().ifPresent(info::setLocation);
      service.create(info.build());
      service.delete(probe);
      return "may create a dataset";
    } catch (BigQueryException e) {
      throw Failures.failed(
          project.connection(),
          "No dataset can be made",
          e,
          "Give the account the role BigQuery Data Editor on the project; check 'location'.");
    }
  }

  private PlatformInfo describe(BigQuery service) {
    try {
      return BigQueryDescription.of(
          project, new DatasetPlace(service, project, project.connection().namespace()));
    } catch (BigQueryException e) {
      throw Failures.failed(project.connection(), "BigQuery cannot be described", e, "");
    }
  }
}
