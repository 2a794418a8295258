package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.jdbc.LoadMark;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Loads a version into new tables. Indexes are there from the beginning: on DynamoDB they cost the
 * same then, while adding one later reads the table once more and takes minutes at least.
 */
final class Loader {
  private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

  /** Writers at first; fewer where DynamoDB throttles them, more where they are of use. */
  private static final int FIRST_WRITERS = 32;

  private static final int MOST_WRITERS = 64;
  private static final long TELL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Aws aws;
  private final Tables tables;
  private final LoadMarks marks;
  private final Meter meter;
  private final Duration patience;
  private final OptionalInt parallel;

  /**
   * A loader.
   *
   * @param patience how long a connection may be gone, or DynamoDB throttle everything, before the
   *     load is given up
   * @param parallel how many writers; empty to find out
   */
  Loader(
      Aws aws,
      Tables tables,
      LoadMarks marks,
      Meter meter,
      Duration patience,
      OptionalInt parallel) {
    this.aws = aws;
    this.tables = tables;
    this.marks = marks;
    this.meter = meter;
    this.patience = patience;
    this.parallel = parallel;
  }

  /** What is loaded where. */
  record Target(String namespace, String layout, List<TablePlan> plans) {
    List<String> names() {
      return plans.stream().map(TablePlan::name).toList();
    }
  }

  /** Loads into an empty namespace; leaves it empty where that fails. */
  void load(
      Target target,
      Manifest manifest,
      DatasetSource source,
      Progress progress,
      Cancellation cancellation) {
    for (TablePlan plan : target.plans()) {
      if (tables.find(plan.name()).isPresent()) {
        throw Problem.request(
                "There is a table '%s' already, which Bakeoff did not make.".formatted(plan.name()),
                "Delete or rename it, or choose another 'table_prefix'.")
            .asException();
      }
    }
    marks.begin(
        target.namespace(),
        new LoadMarks.Load(LoadMark.of(manifest, false), target.layout(), target.names()),
        target.plans());
    try {
      progress.report(new Progress.Step("Creating tables", 0, target.plans().size(), "tables"));
      target.plans().forEach(tables::create);
      for (TablePlan plan : target.plans()) {
        cancellation.throwIfRequested();
        tables.awaitActive(plan.name());
      }
      for (int i = 0; i < target.plans().size(); i++) {
        load(target.plans().get(i), manifest.tables().get(i), source, progress, cancellation);
      }
      marks.put(
          target.namespace(),
          new LoadMarks.Load(LoadMark.of(manifest, true), target.layout(), target.names()));
    } catch (ProblemException e) {
      throw remove(target) ? e : left(target, e.problem(), e);
    } catch (SdkException e) {
      ProblemException problem =
          Failures.failed("Loading " + manifest.ref() + " into DynamoDB failed", e);
      throw remove(target) ? problem : left(target, problem.problem(), e);
    } catch (RuntimeException | Error e) {
      remove(target);
      throw e;
    }
  }

  /** Takes back what was loaded; false where that fails too. */
  private boolean remove(Target target) {
    // Else the waits for tables to go would end at once.
    boolean interrupted = Thread.interrupted();
    try {
      tables.delete(target.names());
      marks.remove(target.namespace(), target.names());
      return true;
    } catch (SdkException | ProblemException e) {
      LOG.warn("The tables {} could not be deleted", target.names(), e);
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static ProblemException left(Target target, Problem problem, Exception cause) {
    return Problem.of(
            problem.kind(),
            problem.what(),
            "What was loaded so far could not be deleted: %s. Load again once DynamoDB can be"
                    .formatted(String.join(", ", target.names()))
                + " reached: these tables are replaced then, since they are marked as unfinished.")
        .asException(cause);
  }

  private void load(
      TablePlan plan,
      TableEntry table,
      DatasetSource source,
      Progress progress,
      Cancellation cancellation) {
    int writers = parallel.orElse(MOST_WRITERS);
    WritePace pace = new WritePace(parallel.orElse(FIRST_WRITERS), writers, System::nanoTime);
    BatchWriter.Means means = new BatchWriter.Means(aws.plain(), pace, meter, writers, patience);
    ItemWriter items = new ItemWriter(plan);
    try (RowCursor rows = source.rows(table);
        BatchWriter writer = new BatchWriter(means, plan.name(), cancellation)) {
      Runnable tell =
          () ->
              progress.report(
                  new Progress.Step(
                      "Loading " + table.name(), writer.written(), table.rows(), "rows"));
      try {
        tell.run();
        long number = 0;
        long told = System.nanoTime();
        while (rows.next()) {
          writer.put(items.item(rows, number++));
          if ((number & 0xff) == 0 && System.nanoTime() - told > TELL_NANOS) {
            told = System.nanoTime();
            tell.run();
          }
        }
        writer.finish(tell);
        tell.run();
      } catch (SdkException e) {
        throw Failures.failed(
            "Loading the table '%s' stopped after %,d of %,d rows"
                .formatted(table.name(), writer.written(), table.rows()),
            e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Problem.of(Problem.Kind.CANCELLED, "Cancelled.", "").asException(e);
      }
    }
  }
}
