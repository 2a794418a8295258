package dev.bakeoff.compare.truth;

import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.truth.TruthCheck.Kind;
import dev.bakeoff.compare.truth.TruthCheck.State;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunEvent.TableProof;
import dev.bakeoff.workload.Shape;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the platform was proved to hold the dataset, and whether it has been written to since.
 */
final class DataCheck {
  private static final Set<String> WRITING =
      Set.of("insert", "update", "delete", "merge", "truncate", "upsert", "replace", "copy");

  private DataCheck() {}

  static TruthCheck of(RunRecord run, LegRecord leg) {
    Optional<LoadResult> load =
        run.loads().stream().filter(l -> l.platform().equals(leg.plan().platform())).findFirst();
    if (load.isEmpty()) {
      return check(State.UNKNOWN, "Nothing has been read back from the platform.");
    }
    boolean equal =
        load.get().problem().isEmpty()
            && !load.get().tables().isEmpty()
            && load.get().tables().stream().allMatch(TableProof::matches);
    if (!equal) {
      return check(State.BROKEN, "It is not proven that the platform held the dataset.");
    }
    String proven =
        "%s rows were read back before the run, and their fingerprints are the dataset's"
            .formatted(
                Figures.count(load.get().tables().stream().mapToLong(TableProof::rows).sum()));
    boolean changed =
        run.plan().legs().stream()
            .filter(other -> other.platform().equals(leg.plan().platform()))
            .filter(other -> other.seq() <= leg.plan().seq())
            .anyMatch(DataCheck::writes);
    return check(
        State.HOLDS,
        changed ? proven + "; requests that write have changed the data since." : proven + ".");
  }

  /** Whether a leg's requests change the data. */
  static boolean writes(LegPlan leg) {
    Shape shape = leg.options().shape();
    return switch (leg.pattern()) {
      case LOOKUP, FANOUT, AGGREGATION, TIME_SERIES -> false;
      case MIXED ->
          shape.mix().isEmpty()
              || shape.mix().stream()
                  .anyMatch(
                      part ->
                          changes(part.does())
                              || (part.does() == Shape.Step.TRANSACTION && part.steps().isEmpty())
                              || part.steps().stream().anyMatch(DataCheck::changes));
      case SQL -> shape.statements().stream().anyMatch(s -> changes(s.sql()));
    };
  }

  private static boolean changes(Shape.Step step) {
    return switch (step) {
      case UPDATE -> true;
      // A transaction of lookups alone changes nothing: its steps say.
      case LOOKUP, FANOUT, TIME_SERIES, TRANSACTION -> false;
    };
  }

  private static boolean changes(String sql) {
    for (String word : sql.toLowerCase(Locale.ROOT).split("\\W+")) {
      if (WRITING.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static TruthCheck check(State state, String text) {
    return new TruthCheck(Kind.DATA, state, text);
  }
}
