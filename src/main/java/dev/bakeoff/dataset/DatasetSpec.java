package dev.bakeoff.dataset;

import dev.bakeoff.dataset.generate.TableGenerator;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a dataset is made from: its tables, the scales it comes in, and the generators of its rows.
 *
 * @param name as in requests and manifests: {@code customer}
 * @param summary one sentence for people
 * @param scales the named sizes, smallest first
 * @param tables in load order
 * @param sizing turns a number of rows asked for into rows per table
 */
public record DatasetSpec(
    String name, String summary, List<Scale> scales, List<SpecTable> tables, Sizing sizing) {
  public DatasetSpec {
    scales = List.copyOf(scales);
    tables = List.copyOf(tables);
  }

  /**
   * A named size.
   *
   * @param name for example {@code small}
   * @param rows per table, in the order of the spec's tables
   */
  public record Scale(String name, List<Long> rows) {
    public Scale {
      rows = List.copyOf(rows);
    }

    public long totalRows() {
      return rows.stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * A table of the spec.
   *
   * @param schema its shape
   * @param bytesPerRow of its Parquet files, roughly; for estimates before anything is generated
   * @param generator makes its rows
   */
  public record SpecTable(TableSchema schema, int bytesPerRow, GeneratorFactory generator) {}

  /** Makes a table's generator for one seed and size. */
  @FunctionalInterface
  public interface GeneratorFactory {
    /**
     * Makes the generator.
     *
     * @param seed of every value
     * @param rows per table, in the order of the spec's tables
     */
    TableGenerator create(long seed, List<Long> rows);
  }

  /** Rows per table from the rows of the largest. */
  @FunctionalInterface
  public interface Sizing {
    /**
     * Derives the other tables' sizes.
     *
     * @throws dev.bakeoff.model.ProblemException of kind REQUEST where the number is out of range
     */
    List<Long> rows(long largest);
  }

  /**
   * Rows per table for what was asked for: a scale's name, a number of rows, or neither (the
   * smallest scale).
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where it is neither known nor in
   *     range
   */
  public Scale resolve(CreateRequest request) {
    OptionalLong rows = request.rows();
    if (rows.isPresent() && request.scale().isPresent()) {
      throw Problem.request(
              "Both a scale and a number of rows were given for " + request.name() + ".",
              "Give one of the two.")
          .asException();
    }
    if (rows.isPresent()) {
      return new Scale(Long.toString(rows.getAsLong()), sizing.rows(rows.getAsLong()));
    }
    String wanted = request.scale().orElse(scales.getFirst().name());
    return scales.stream()
        .filter(scale -> scale.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.request(
                        "Dataset spec '%s' has no scale '%s'.".formatted(name, wanted),
                        Suggestions.hint(wanted, scales.stream().map(Scale::name).toList())
                            + " Or give a number of rows.")
                    .asException());
  }

  /** Size of a scale's files in bytes, roughly. */
  public long estimatedBytes(Scale scale) {
    long bytes = 0;
    for (int i = 0; i < tables.size(); i++) {
      bytes += Math.multiplyExact(scale.rows().get(i), (long) tables.get(i).bytesPerRow());
    }
    return bytes;
  }
}
