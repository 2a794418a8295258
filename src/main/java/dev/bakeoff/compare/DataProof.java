package dev.bakeoff.compare;

import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunEvent.TableProof;
import java.util.List;
import java.util.Optional;

/**
 * How a platform came to hold the dataset, and what was read back from it.
 *
 * @param platform the {@link ComparedPlatform#id}
 * @param reused whether an earlier load was found and proved equal
 * @param loadSeconds time of loading; 0 where reused
 * @param validateSeconds time of reading everything back
 * @param tables expected and read-back rows and fingerprints
 * @param problem why it does not hold the data, where it failed
 */
public record DataProof(
    String platform,
    boolean reused,
    double loadSeconds,
    double validateSeconds,
    List<TableProof> tables,
    Optional<Problem> problem) {
  public DataProof {
    tables = List.copyOf(tables);
  }

  /** Whether every table was read back equal to what was expected. */
  public boolean proven() {
    return problem.isEmpty() && !tables.isEmpty() && tables.stream().allMatch(TableProof::matches);
  }
}
