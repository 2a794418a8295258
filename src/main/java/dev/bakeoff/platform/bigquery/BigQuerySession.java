package dev.bakeoff.platform.bigquery;

import com.google.api.client.http.apache.v2.ApacheHttpTransport;
import com.google.auth.http.HttpTransportFactory;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ForeignTables;
import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.jdbc.ReadOnly;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session on one dataset of a project. There is no connection to lose: each request is one. */
final class BigQuerySession implements PlatformSession {
  private static final Logger LOG = LoggerFactory.getLogger(BigQuerySession.class);

  /** As many clients as one worker may have; Java's own transport keeps five connections open. */
  private static final int MOST_CONNECTIONS = 1_000;

  private final BigQueryProject project;
  private final BigQuery service;
  private final DatasetPlace place;
  private final CloseableHttpClient http;
  private final BigQuery clientService;
  private final Consumption consumption = new Consumption();

  private BigQuerySession(BigQueryProject project, BigQuery service, DatasetPlace place) {
    this.project = project;
    this.service = service;
    this.place = place;
    this.http =
        HttpClientBuilder.create()
            .setMaxConnTotal(MOST_CONNECTIONS)
            .setMaxConnPerRoute(MOST_CONNECTIONS)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .build();
    HttpTransportFactory transport = () -> new ApacheHttpTransport(http);
    this.clientService = project.clientService(transport);
  }

  static BigQuerySession open(Connection settings) {
    BigQueryProject project = BigQueryProject.of(settings);
    BigQuery service = project.service();
    DatasetPlace place =
        new DatasetPlace(
            service, project, settings.setting(BigQueryAdapter.DATASET, settings.namespace()));
    try {
      // Nothing is connected before the first request; a wrong sign-in shall be told of now.
      place.find();
    } catch (BigQueryException e) {
      throw Failures.failed(
          settings, "BigQuery's project '" + project.id() + "' cannot be used", e, "");
    }
    return new BigQuerySession(project, service, place);
  }

  @Override
  public PlatformInfo describe() {
    try {
      return BigQueryDescription.of(project, place);
    } catch (BigQueryException e) {
      throw Failures.failed(project.connection(), "BigQuery cannot be described", e, "");
    }
  }

  @Override
  public boolean holds(Manifest manifest) {
    try {
      return place.mark().filter(mark -> mark.holds(manifest)).isPresent()
          && manifest.tables().stream().allMatch(table -> rows(table).orElse(-1L) == table.rows());
    } catch (BigQueryException e) {
      throw Failures.failed(
          project.connection(), "The dataset '" + place.name() + "' cannot be checked", e, "");
    }
  }

  private Optional<Long> rows(TableEntry table) {
    return Optional.ofNullable(service.getTable(place.table(table.name())))
        .map(found -> found.getNumRows().longValueExact());
  }

  @Override
  public void load(
      Manifest manifest, DatasetSource source, Progress progress, Cancellation cancellation) {
    unload();
    boolean done = false;
    try {
      new Loading(service, project, place, progress, cancellation).run(manifest, source);
      done = true;
    } catch (BigQueryException e) {
      cancellation.throwIfRequested();
      throw Failures.failed(
          project.connection(),
          "Loading " + manifest.ref() + " into the dataset '" + place.name() + "' failed",
          e,
          "Run it again; the job's page in Google Cloud says more about what failed.");
    } finally {
      if (!done) {
        leaveEmpty();
      }
    }
  }

  /**
   * What cannot be dropped now, since the service cannot be reached, is marked as incomplete there,
   * and the next load replaces it.
   */
  private void leaveEmpty() {
    try {
      place.drop();
    } catch (RuntimeException e) {
      LOG.info("what was begun could not be dropped", e);
    }
  }

  @Override
  public long count(TableEntry table) {
    try {
      return rows(table)
          .orElseThrow(
              () ->
                  Problem.of(
                          Problem.Kind.PLATFORM,
                          "There is no BigQuery table " + table.name() + ".",
                          "Load the dataset again.")
                      .asException());
    } catch (BigQueryException e) {
      throw unreadable(table, e);
    }
  }

  @Override
  public RowCursor scan(TableEntry table) {
    try {
      return PageCursor.of(
          service,
          project.connection(),
          place.table(table.name()),
          Types.schema(table.schema()),
          table.schema().columns());
    } catch (BigQueryException e) {
      throw unreadable(table, e);
    }
  }

  @Override
  public PlatformClient connectClient() {
    return new QueryClient(project, clientService, place.id(), consumption);
  }

  @Override
  public Map<String, Double> counters() {
    return consumption.counters();
  }

  @Override
  public Optional<ForeignTables> foreignTables() {
    return Optional.of(
        new BigQueryTables(
            service, project, project.connection().setting(BigQueryAdapter.DATASET, "")));
  }

  @Override
  public void unload() {
    ReadOnly.refuse(project.connection());
    try {
      place.drop();
    } catch (BigQueryException e) {
      throw Failures.failed(
          project.connection(), "The dataset '" + place.name() + "' cannot be dropped", e, "");
    }
  }

  @Override
  public void close() {
    try {
      http.close();
    } catch (IOException e) {
      LOG.debug("connections that did not close in order", e);
    }
  }

  private RuntimeException unreadable(TableEntry table, BigQueryException e) {
    return Failures.failed(
        project.connection(),
        "The BigQuery table " + table.name() + " cannot be read",
        e,
        "Load the dataset again.");
  }
}
