package dev.bakeoff.platform.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.FieldList;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.JobException;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.QueryJobConfiguration.JobCreationMode;
import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.TableResult;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One client's queries: without the cache, each as one request where the answer is there in time
 * and fits into it. There is nothing to prepare on the server; the text is made once.
 */
final class QueryClient implements PlatformClient {
  private final BigQueryProject project;
  private final BigQuery service;
  private final DatasetId dataset;
  private final Consumption consumption;
  private long firstRowAt;

  QueryClient(
      BigQueryProject project, BigQuery service, DatasetId dataset, Consumption consumption) {
    this.project = project;
    this.service = service;
    this.dataset = dataset;
    this.consumption = consumption;
  }

  @Override
  public Operation prepare(Access access) {
    Requests request = Requests.of(access, dataset);
    QueryJobConfiguration configuration = configuration(request.sql());
    return key -> {
      Map<String, QueryParameterValue> parameters = parameters(request, key);
      QueryJobConfiguration keyed =
          parameters.isEmpty()
              ? configuration
              : configuration.toBuilder().setNamedParameters(parameters).build();
      TableResult answer = ask(keyed);
      firstRowAt = System.nanoTime();
      if (request.changes()) {
        return changed(answer);
      }
      return request.types().isEmpty() ? read(answer) : read(answer, request.types());
    };
  }

  private static Map<String, QueryParameterValue> parameters(Requests request, long key) {
    if (request.keyed()) {
      return Map.of("key", QueryParameterValue.int64(key));
    }
    Map<String, QueryParameterValue> parameters = new HashMap<>();
    for (Access.Parameter parameter : request.parameters()) {
      parameters.put(parameter.name(), Values.parameter(parameter.type(), parameter.value(key)));
    }
    return parameters;
  }

  /** When the answer's first page was there, as a whole. */
  @Override
  public long firstRowAt() {
    return firstRowAt;
  }

  private QueryJobConfiguration configuration(String sql) {
    QueryJobConfiguration.Builder builder =
        QueryJobConfiguration.newBuilder(sql)
            .setUseLegacySql(false)
            // An answer from the cache would be measured as if it had been computed.
            .setUseQueryCache(false)
            // Statements of the user's name tables alone.
            .setDefaultDataset(dataset)
            .setLabels(Map.of("made_by", "bakeoff"));
    project.maximumBytesBilled().ifPresent(builder::setMaximumBytesBilled);
    project.statementTimeout().ifPresent(limit -> builder.setJobTimeoutMs(limit.toMillis()));
    if (project.jobsAreOptional()) {
      builder.setJobCreationMode(JobCreationMode.JOB_CREATION_OPTIONAL);
    }
    return builder.build();
  }

  private TableResult ask(QueryJobConfiguration query) throws PlatformException {
    try {
      TableResult answer = service.query(query);
      consumption.add(answer);
      return answer;
    } catch (BigQueryException e) {
      throw failure(e);
    } catch (JobException e) {
      throw new PlatformException(ErrorKind.OTHER, String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException(ErrorKind.OTHER, "interrupted while waiting", e);
    }
  }

  private static int changed(TableResult answer) {
    Long rows = answer.getNumDmlAffectedRows();
    return Math.toIntExact(rows == null ? answer.getTotalRows() : rows);
  }

  private int read(TableResult answer, List<ColumnType> types) throws PlatformException {
    int count = 0;
    try {
      // Further pages are further requests, which an application would have to make as well.
      for (FieldValueList row : answer.iterateAll()) {
        for (int column = 0; column < types.size(); column++) {
          var _ = Values.read(types.get(column), row.get(column));
        }
        count++;
      }
    } catch (BigQueryException e) {
      throw failure(e);
    }
    return count;
  }

  /** The answer to a statement of the user's, of whose columns only it tells. */
  private int read(TableResult answer) throws PlatformException {
    FieldList fields = answer.getSchema() == null ? FieldList.of() : answer.getSchema().getFields();
    int count = 0;
    try {
      for (FieldValueList row : answer.iterateAll()) {
        for (int column = 0; column < fields.size(); column++) {
          var _ = Values.read(fields.get(column), row.get(column));
        }
        count++;
      }
    } catch (BigQueryException e) {
      throw failure(e);
    }
    return count;
  }

  private PlatformException failure(BigQueryException e) {
    return new PlatformException(
        Failures.kind(e),
        Failures.failed(project.connection(), "BigQuery", e, "").problem().what(),
        e);
  }

  @Override
  public void close() {
    // The connections are the session's.
  }
}
