package dev.bakeoff.dataset;

import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** What the tests of datasets share. */
final class Datasets {
  private Datasets() {}

  static DatasetCreator creator(Path home) {
    return new DatasetCreator(
        new DatasetCatalog(home), BuiltInSpecs.load(), InstantSource.system());
  }

  static DatasetCreator creator(Path home, Instant now) {
    return new DatasetCreator(
        new DatasetCatalog(home), BuiltInSpecs.load(), InstantSource.fixed(now));
  }

  static CreateRequest request(String name, String version, long rows) {
    return request(name, version, rows, 42, 2);
  }

  static CreateRequest request(String name, String version, long rows, long seed, int threads) {
    return new CreateRequest(
        name, version, "customer", CreateRequest.Size.rows(rows), seed, threads);
  }

  static Manifest create(Path home, String name, String version, long rows) {
    return creator(home).ensure(request(name, version, rows), Progress.NONE, new Cancellation());
  }
}
