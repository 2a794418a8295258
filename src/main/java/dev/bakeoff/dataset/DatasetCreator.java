package dev.bakeoff.dataset;

import dev.bakeoff.dataset.DatasetSpec.Scale;
import dev.bakeoff.dataset.DatasetSpec.SpecTable;
import dev.bakeoff.dataset.generate.TableGenerator;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Generates dataset versions into the catalog. Thread-safe; of several who want the same version at
 * the same time, in whatever process, one generates it and the others wait for it.
 */
public final class DatasetCreator {
  /** Files beside the data, and a margin for what an estimate cannot know. */
  private static final double ESTIMATE_MARGIN = 1.1;

  private final DatasetCatalog catalog;
  private final DatasetSpecs specs;
  private final InstantSource clock;

  public DatasetCreator(DatasetCatalog catalog, DatasetSpecs specs, InstantSource clock) {
    this.catalog = catalog;
    this.specs = specs;
    this.clock = clock;
  }

  /**
   * What a request would take.
   *
   * @param rows in all tables
   * @param bytes of the files, roughly
   * @param freeBytes on the disk that they would go to
   */
  public record Estimate(long rows, long bytes, long freeBytes) {
    public boolean fits() {
      return bytes <= freeBytes;
    }
  }

  /** Foretells size without generating anything. */
  public Estimate estimate(CreateRequest request) {
    DatasetSpec spec = specs.get(request.spec());
    Scale scale = spec.resolve(request);
    long bytes = (long) (spec.estimatedBytes(scale) * ESTIMATE_MARGIN);
    return new Estimate(scale.totalRows(), bytes, catalog.freeBytes());
  }

  /**
   * The version that the request describes: the one that is there, if it was made from the same
   * request, else a new one.
   *
   * @throws ProblemException of kind REQUEST where the request is wrong or another dataset has its
   *     name and version; STORAGE where the disk cannot hold or take it; CANCELLED
   */
  public Manifest ensure(CreateRequest request, Progress progress, Cancellation cancellation) {
    DatasetRef ref = new DatasetRef(request.name(), Optional.of(request.version()));
    DatasetSpec spec = specs.get(request.spec());
    Scale scale = spec.resolve(request);
    if (request.threads() < 1) {
      throw Problem.request(
              "A dataset cannot be generated with %d threads.".formatted(request.threads()),
              "Give 1 or more.")
          .asException();
    }
    Optional<Manifest> existing = existing(ref, request, scale);
    if (existing.isPresent()) {
      return existing.get();
    }
    while (true) {
      refuseWhatCannotFit(request);
      Optional<VersionWriter> started =
          catalog.write(ref, Optional.of(work(request, spec, scale)), progress, cancellation);
      if (started.isPresent()) {
        try (VersionWriter writer = started.get()) {
          return generate(request, spec, scale, writer, progress, cancellation);
        }
      }
      // Somebody finished it while this one waited.
      Optional<Manifest> finished = existing(ref, request, scale);
      if (finished.isPresent()) {
        return finished.get();
      }
    }
  }

  private Optional<Manifest> existing(DatasetRef ref, CreateRequest request, Scale scale) {
    Optional<Manifest> existing = catalog.find(ref);
    existing.ifPresent(
        manifest -> {
          List<String> differences = differences(manifest, request, scale);
          if (!differences.isEmpty()) {
            throw Problem.request(
                    "Dataset %s is there already, but was made differently: %s."
                        .formatted(ref, String.join("; ", differences)),
                    "Choose another name or version, or delete it first.")
                .asException();
          }
        });
    return existing;
  }

  private static List<String> differences(Manifest there, CreateRequest request, Scale scale) {
    List<String> differences = new ArrayList<>();
    if (!there.spec().equals(request.spec())) {
      differences.add("spec '%s', not '%s'".formatted(there.spec(), request.spec()));
    }
    if (there.seed() != request.seed()) {
      differences.add("seed %d, not %d".formatted(there.seed(), request.seed()));
    }
    // 100000 rows and the scale of that size are the same data under another name.
    if (!there.tables().stream().map(TableEntry::rows).toList().equals(scale.rows())) {
      differences.add("scale %s, not %s".formatted(there.scale(), scale.name()));
    }
    return differences;
  }

  private Manifest generate(
      CreateRequest request,
      DatasetSpec spec,
      Scale scale,
      VersionWriter writer,
      Progress progress,
      Cancellation cancellation) {
    List<TableEntry> tables = new ArrayList<>();
    for (SpecTable table : spec.tables()) {
      TableGenerator generator = table.generator().create(request.seed(), scale.rows());
      tables.add(
          writer.generate(table.schema(), generator, request.threads(), progress, cancellation));
    }
    cancellation.throwIfRequested();
    Origin origin =
        new Origin(
            Origin.Kind.GENERATED,
            spec.name(),
            scale.name(),
            request.seed(),
            Optional.empty(),
            Map.of(),
            "");
    return writer.publish(origin, Optional.empty(), clock.instant(), tables);
  }

  private static String work(CreateRequest request, DatasetSpec spec, Scale scale) {
    return "%s seed=%d rows=%s".formatted(spec.name(), request.seed(), scale.rows());
  }

  private void refuseWhatCannotFit(CreateRequest request) {
    Estimate estimate = estimate(request);
    if (!estimate.fits()) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "Dataset %s:%s needs about %s, but the disk of %s has only %s free."
                  .formatted(
                      request.name(),
                      request.version(),
                      megabytes(estimate.bytes()),
                      catalog.root(),
                      megabytes(estimate.freeBytes())),
              "Free some space, choose a smaller scale, or set BAKEOFF_HOME to a larger disk.")
          .asException();
    }
  }

  private static String megabytes(long bytes) {
    return "%,d MB".formatted(Math.ceilDiv(bytes, 1_000_000L));
  }
}
