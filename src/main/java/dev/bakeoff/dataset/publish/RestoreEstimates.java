package dev.bakeoff.dataset.publish;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.publish.Publication.RestoreEstimate;
import dev.bakeoff.dataset.publish.RestoreRates.MeasuredLoad;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** How long a version takes to load, by what was measured; an assumption says that it is one. */
final class RestoreEstimates {
  /** A loader of this rate is an unhurried one: see the load times of any run. */
  private static final long ASSUMED_ROWS_PER_SECOND = 250_000;

  private RestoreEstimates() {}

  static List<RestoreEstimate> of(Manifest manifest, RestoreRates rates) {
    List<MeasuredLoad> measured = rates.find(manifest);
    if (measured.isEmpty()) {
      return List.of(
          new RestoreEstimate(
              "any",
              (double) manifest.rows() / ASSUMED_ROWS_PER_SECOND,
              String.format(
                  Locale.ROOT,
                  "assumed: %,d rows a second; nothing was measured on the publisher's machine",
                  ASSUMED_ROWS_PER_SECOND)));
    }
    return measured.stream().map(load -> estimate(manifest, load)).toList();
  }

  private static RestoreEstimate estimate(Manifest manifest, MeasuredLoad load) {
    boolean same = load.dataset().equals(manifest.ref().toString());
    return new RestoreEstimate(
        load.platform(),
        load.seconds() * manifest.rows() / load.rows(),
        String.format(
            Locale.ROOT,
            "%s on the publisher's machine on %s: %,d rows of %s in %.1f s",
            same ? "measured" : "scaled by rows from a load measured",
            LocalDate.ofInstant(load.when(), ZoneOffset.UTC),
            load.rows(),
            load.dataset(),
            load.seconds()));
  }
}
