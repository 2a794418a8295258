package dev.bakeoff.dataset;

import dev.bakeoff.dataset.DatasetSpec.Plan;
import dev.bakeoff.dataset.DatasetSpec.Sized;
import dev.bakeoff.dataset.DatasetSpec.SizedTable;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Durations;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Generates dataset versions into the catalog. Thread-safe; of several who want the same version at
 * the same time, in whatever process, one generates it and the others wait for it. A generation
 * whose process was killed goes on from the files that it had finished.
 */
public final class DatasetCreator {
  /** The YAML that a generated version was made from, beside its manifest. */
  public static final String DEFINITION = "spec.yaml";

  /** The parameter of an origin that says how many of the spec's tables there are. */
  public static final String TABLES = "tables";

  /** Files beside the data, and a margin for what an estimate cannot know. */
  private static final double ESTIMATE_MARGIN = 1.1;

  /** Values that a thread generates and writes in a second; see docs/benchmarks.md. */
  private static final double VALUES_PER_SECOND_AND_THREAD = 6_000_000;

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
   * @param time to generate them with the threads asked for, roughly
   */
  public record Estimate(long rows, long bytes, long freeBytes, Duration time) {
    public boolean fits() {
      return bytes <= freeBytes;
    }
  }

  /**
   * Foretells size and time without generating anything.
   *
   * @throws ProblemException of kind REQUEST where the request is wrong
   */
  public Estimate estimate(CreateRequest request) {
    return estimate(specs.get(request.spec()).resolve(request).plan(), request.threads(), catalog);
  }

  /** As {@link #estimate(CreateRequest)}, with the spec at hand that the request names. */
  public Estimate estimate(DatasetSpec spec, CreateRequest request) {
    return estimate(spec.resolve(request).plan(), request.threads(), catalog);
  }

  /** What a plan would take. */
  public static Estimate estimate(Plan plan, int threads, DatasetCatalog catalog) {
    double values = 0;
    for (SizedTable table : plan.tables()) {
      values += (double) table.generator().rows() * table.schema().columns().size();
    }
    double seconds = 0.5 + values / (VALUES_PER_SECOND_AND_THREAD * Math.max(1, threads));
    return new Estimate(
        plan.rows(),
        (long) (plan.estimatedBytes() * ESTIMATE_MARGIN),
        catalog.freeBytes(),
        Duration.ofSeconds(Math.round(seconds)));
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
    Sized sized = spec.resolve(request);
    if (request.threads() < 1) {
      throw Problem.request(
              "A dataset cannot be generated with %d threads.".formatted(request.threads()),
              "Give 1 or more.")
          .asException();
    }
    Origin origin = origin(spec, sized, request.seed(), "");
    while (true) {
      Optional<Manifest> existing = existing(ref, origin, sized);
      if (existing.isPresent()) {
        return existing.get();
      }
      refuseWhatCannotFit(ref, estimate(sized.plan(), request.threads(), catalog), catalog);
      Optional<VersionWriter> started =
          catalog.write(ref, Optional.of(work(origin)), progress, cancellation);
      if (started.isPresent()) {
        try (VersionWriter writer = started.get()) {
          List<TableEntry> tables = new ArrayList<>();
          for (SizedTable table : sized.plan().tables()) {
            tables.add(
                writer.generate(
                    table.schema(), table.generator(), request.threads(), progress, cancellation));
          }
          cancellation.throwIfRequested();
          writer.attach(DEFINITION, spec.definition().getBytes(StandardCharsets.UTF_8));
          return writer.publish(origin, Optional.empty(), clock.instant(), tables);
        }
      }
      // Somebody finished it while this one waited: the next round finds it.
    }
  }

  /** What a version says of where its rows came from. */
  public static Origin origin(DatasetSpec spec, Sized sized, long seed, String note) {
    Map<String, String> values = new TreeMap<>();
    sized.plan().values().forEach((name, value) -> values.put(name, Long.toString(value)));
    values.put(TABLES, Integer.toString(sized.plan().tables().size()));
    return new Origin(
        Origin.Kind.GENERATED,
        spec.name(),
        sized.scale(),
        seed,
        Optional.of(spec.hash()),
        values,
        note);
  }

  private Optional<Manifest> existing(DatasetRef ref, Origin wanted, Sized sized) {
    Optional<Manifest> existing = catalog.find(ref);
    existing.ifPresent(
        manifest -> {
          List<String> differences = differences(manifest, wanted, sized);
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

  private static List<String> differences(Manifest there, Origin wanted, Sized sized) {
    Origin was = there.origin();
    List<String> differences = new ArrayList<>();
    if (!was.spec().equals(wanted.spec())) {
      differences.add("spec '%s', not '%s'".formatted(was.spec(), wanted.spec()));
    } else if (was.definition().isPresent() && !was.definition().equals(wanted.definition())) {
      differences.add("another version of the spec '%s'".formatted(wanted.spec()));
    }
    if (was.seed() != wanted.seed()) {
      differences.add("seed %d, not %d".formatted(was.seed(), wanted.seed()));
    }
    // 100000 rows and the scale of that size are the same data under another name.
    boolean sameSize =
        was.parameters().isEmpty()
            ? there.tables().stream()
                .map(TableEntry::rows)
                .toList()
                .equals(sized.plan().tables().stream().map(t -> t.generator().rows()).toList())
            : was.parameters().equals(wanted.parameters());
    if (!sameSize) {
      differences.add("scale %s, not %s".formatted(was.scale(), wanted.scale()));
    }
    return differences;
  }

  private static String work(Origin origin) {
    return "%s %s seed=%d %s"
        .formatted(
            origin.spec(), origin.definition().orElse(""), origin.seed(), origin.parameters());
  }

  /** Stops what the disk cannot hold before anything is written. */
  public static void refuseWhatCannotFit(
      DatasetRef ref, Estimate estimate, DatasetCatalog catalog) {
    if (!estimate.fits()) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "Dataset %s needs about %s and would take about %s to make, but the disk of %s has only %s free."
                  .formatted(
                      ref,
                      megabytes(estimate.bytes()),
                      Durations.forPeople(estimate.time()),
                      catalog.root(),
                      megabytes(estimate.freeBytes())),
              "Free some space, choose a smaller scale, or set BAKEOFF_HOME to a larger disk.")
          .asException();
    }
  }

  private static String megabytes(long bytes) {
    return bytes < 10_000_000_000L
        ? "%,d MB".formatted(Math.ceilDiv(bytes, 1_000_000L))
        : "%,d GB".formatted(Math.ceilDiv(bytes, 1_000_000_000L));
  }
}
