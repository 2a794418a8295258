package dev.bakeoff.platform.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.DatasetInfo;
import dev.bakeoff.platform.PlatformInfo;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What can be said of BigQuery: it has no version of its own, but its interface has. */
final class BigQueryDescription {
  private static final String INTERFACE = "2.0 (REST interface v2)";
  private static final int ROUND_TRIPS = 7;

  private BigQueryDescription() {}

  static PlatformInfo of(BigQueryProject project, DatasetPlace place) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("project", project.id());
    settings.put("endpoint", project.endpoint().getHost());
    settings.put("use_query_cache", "false");
    settings.put("job_creation", project.jobsAreOptional() ? "optional" : "required");
    project
        .maximumBytesBilled()
        .ifPresent(bytes -> settings.put("maximum_bytes_billed", Long.toString(bytes)));
    place
        .find()
        .map(DatasetInfo::getLocation)
        .or(project::location)
        .ifPresent(location -> settings.put("location", location));
    String client = BigQuery.class.getPackage().getImplementationVersion();
    return new PlatformInfo(
        "BigQuery",
        INTERFACE,
        "google-cloud-bigquery " + (client == null ? "(version not told)" : client),
        settings,
        OptionalLong.empty(),
        roundTripMicros(place));
  }

  /** Asking for a dataset is the least that goes through the whole interface. */
  private static long roundTripMicros(DatasetPlace place) {
    long[] nanos = new long[ROUND_TRIPS];
    for (int i = 0; i < ROUND_TRIPS; i++) {
      long start = System.nanoTime();
      place.find();
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return TimeUnit.NANOSECONDS.toMicros(nanos[ROUND_TRIPS / 2]);
  }
}
