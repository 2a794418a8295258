package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.util.AutoCloseables;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.duckdb.DuckDBConnection;

/**
 * A table in Parquet or Arrow files of anybody's, read through DuckDB: what columns they have, and
 * their rows in the types that are asked for. Files are opened anew for every question.
 */
public final class ColumnarFiles {
  /** The two formats. */
  public enum Kind {
    PARQUET,
    ARROW
  }

  private static final String ARROW_VIEW = "arrow_file";
  private static final int MEMORY_MB = 512;

  private final Kind kind;
  private final List<Path> files;

  public ColumnarFiles(Kind kind, List<Path> files) {
    this.kind = kind;
    this.files = List.copyOf(files);
  }

  /**
   * What a column of the files holds.
   *
   * @param column as it would be imported
   * @param nulls how many
   * @param note why the type is another than the file's; empty where there is nothing to say
   */
  public record Found(Column column, long nulls, Optional<String> note) {}

  /**
   * What the files hold.
   *
   * @param columns in the files' order
   * @param rows of all files
   */
  public record Shape(List<Found> columns, long rows) {}

  /**
   * Finds out what columns there are; reads all rows where a type needs it.
   *
   * @throws ProblemException of kind DATA where a file cannot be read
   */
  public Shape shape() {
    List<ForeignType> types = types();
    ForeignRelation.Answers answers = ForeignRelation.Answers.none(types.size());
    for (List<Path> portion : portions()) {
      try (Opened opened = open(portion)) {
        answers = answers.plus(opened.relation.ask(opened.statement, types));
      } catch (SQLException e) {
        throw unreadable(e);
      }
    }
    return answers.shape(types);
  }

  /**
   * The rows.
   *
   * @param schema as many columns as the files have, in the same order; a value that does not fit
   *     its type ends the reading as a problem of kind DATA
   */
  public RowCursor rows(TableSchema schema) {
    List<ForeignType> types = types();
    if (types.size() != schema.columns().size()) {
      throw Problem.of(
              Problem.Kind.DATA,
              "%s has %d columns instead of %d."
                  .formatted(files.getFirst(), types.size(), schema.columns().size()),
              "Get the file anew; this one was changed.")
          .asException();
    }
    String columns = ForeignRelation.columns(types, schema);
    List<Supplier<RowCursor>> cursors = new ArrayList<>();
    for (List<Path> portion : portions()) {
      cursors.add(() -> cursor(portion, columns, schema));
    }
    return new ChainedCursor(cursors);
  }

  private RowCursor cursor(List<Path> portion, String columns, TableSchema schema) {
    Opened opened = open(portion);
    try {
      opened.statement.close();
      RowCursor rows =
          ArrowCursor.query(
              opened.duckDb,
              "SELECT " + columns + " FROM " + opened.relation.sql(),
              schema,
              this::unreadable);
      return new ChainedCursor(List.of(() -> rows), opened::close);
    } catch (SQLException | RuntimeException e) {
      opened.close();
      throw e instanceof RuntimeException runtime ? runtime : unreadable(e);
    }
  }

  private List<ForeignType> types() {
    try (Opened opened = open(portions().getFirst())) {
      return opened.relation.types(opened.statement);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** DuckDB reads several Parquet files as one; Arrow streams come one by one. */
  private List<List<Path>> portions() {
    return switch (kind) {
      case PARQUET -> List.of(files);
      case ARROW -> files.stream().map(List::of).toList();
    };
  }

  private Opened open(List<Path> portion) {
    List<AutoCloseable> resources = new ArrayList<>();
    try {
      DuckDBConnection duckDb =
          DuckDb.open(Runtime.getRuntime().availableProcessors(), MEMORY_MB, Optional.empty());
      resources.addFirst(duckDb);
      Statement statement = duckDb.createStatement();
      resources.addFirst(statement);
      statement.execute("SET TimeZone = 'UTC'");
      if (kind == Kind.PARQUET) {
        return new Opened(
            duckDb,
            statement,
            new ForeignRelation("read_parquet(" + DuckDb.files(portion) + ")"),
            resources);
      }
      BufferAllocator allocator = new RootAllocator();
      resources.add(allocator);
      FileChannel channel = FileChannel.open(portion.getFirst(), StandardOpenOption.READ);
      resources.add(0, channel);
      ArrowFileReader reader =
          new ArrowFileReader(channel, allocator, CommonsCompressionFactory.INSTANCE);
      resources.add(resources.size() - 1, reader);
      // Asking for the schema here gives the reader's own words where the file is none.
      reader.getVectorSchemaRoot();
      ArrowArrayStream stream = ArrowArrayStream.allocateNew(allocator);
      resources.add(resources.size() - 2, stream);
      Data.exportArrayStream(allocator, reader, stream);
      duckDb.registerArrowStream(ARROW_VIEW, stream);
      return new Opened(duckDb, statement, new ForeignRelation(ARROW_VIEW), resources);
    } catch (IOException | SQLException | RuntimeException e) {
      try {
        AutoCloseables.close(resources);
      } catch (Exception suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e instanceof ProblemException problem ? problem : unreadable(e);
    }
  }

  private ProblemException unreadable(Exception failure) {
    if (failure instanceof java.nio.file.NoSuchFileException
        || failure instanceof java.nio.file.AccessDeniedException) {
      return FileProblems.unreadable(files.getFirst(), (IOException) failure);
    }
    String words = String.valueOf(failure.getMessage()).lines().findFirst().orElse("").strip();
    Function<Path, Boolean> named = file -> words.contains(file.toString());
    Path file = files.stream().filter(named::apply).findFirst().orElse(files.getFirst());
    return Problem.of(
            Problem.Kind.DATA,
            "%s cannot be read: %s."
                .formatted(
                    file, words.endsWith(".") ? words.substring(0, words.length() - 1) : words),
            "Check that the file is whole, or choose other types for its columns.")
        .asException(failure);
  }

  private static final class Opened implements AutoCloseable {
    private final DuckDBConnection duckDb;
    private final Statement statement;
    private final ForeignRelation relation;
    private final List<AutoCloseable> resources;

    Opened(
        DuckDBConnection duckDb,
        Statement statement,
        ForeignRelation relation,
        List<AutoCloseable> resources) {
      this.duckDb = duckDb;
      this.statement = statement;
      this.relation = relation;
      this.resources = resources;
    }

    @Override
    public void close() {
      try {
        AutoCloseables.close(resources);
      } catch (Exception e) {
        // What was wanted has been read.
        return;
      }
    }
  }
}
