package dev.bakeoff.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Fingerprint;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the contract's tests stand on: the data, the platform under test, and ways to look at it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ContractFixture {
  protected static final String NAMESPACE = "contract_1_0";

  @TempDir static Path shared;

  protected NastyData nasty;
  protected Manifest customer;
  protected DatasetSource customerSource;

  protected abstract PlatformAdapter adapter();

  /** How many rows the generated dataset has: enough for a load to be cancelled in the middle. */
  protected long customerRows() {
    return 150_000;
  }

  /** How to reach the platform under test; the same namespace means the same place. */
  protected abstract Connection connection(
      String namespace, boolean readOnly, Map<String, String> moreSettings);

  /**
   * What an access gives, asked by the platform's own driver: a row per row, its columns in order,
   * whole numbers as Long or BigInteger, decimals as BigDecimal or text.
   */
  protected abstract List<List<Object>> ask(Access access, long key) throws Exception;

  /** A time-out in which a whole table cannot be grouped but a row can be looked up. */
  protected String impatience() {
    return "3ms";
  }

  @BeforeAll
  final void writeData() throws Exception {
    Path directory = java.nio.file.Files.createDirectories(shared.resolve("nasty [1] it's"));
    nasty = NastyData.write(directory);
    DatasetCatalog catalog = new DatasetCatalog(shared);
    customer =
        new DatasetCreator(catalog, BuiltInSpecs.load(), InstantSource.system())
            .ensure(
                new CreateRequest(
                    "customer", "1.0", "customer", CreateRequest.Size.rows(customerRows()), 7, 2),
                Progress.NONE,
                new Cancellation());
    customerSource = new ParquetSource(catalog, customer);
  }

  @BeforeEach
  final void startEmpty() {
    try (PlatformSession session = open(false)) {
      session.unload();
    }
  }

  protected final NastyData nasty() {
    return nasty;
  }

  protected final Manifest customer() {
    return customer;
  }

  protected final DatasetSource customerSource() {
    return customerSource;
  }

  protected final PlatformSession open(boolean readOnly) {
    return adapter().open(connection(NAMESPACE, readOnly, Map.of()));
  }

  protected final Connection contractConnection(boolean readOnly) {
    return connection(NAMESPACE, readOnly, Map.of());
  }

  protected final void loadNasty() {
    try (PlatformSession session = open(false)) {
      session.load(nasty.manifest(), nasty, Progress.NONE, new Cancellation());
    }
  }

  /** Asserts that the namespace holds nothing at all. */
  protected abstract void assertNothingThere(String namespace);

  protected static long whole(Object value) {
    return new BigDecimal(value.toString()).longValueExact();
  }

  protected static double number(Object value) {
    return Double.parseDouble(value.toString());
  }

  protected final Set<Long> newestChildren(long parent, int limit) {
    FixtureTable children = nasty.children();
    return children.rows().stream()
        .filter(row -> (Long) row[1] == parent)
        .sorted(
            (a, b) -> {
              int byTime = Long.compare((Long) b[2], (Long) a[2]);
              return byTime != 0 ? byTime : Long.compare((Long) b[0], (Long) a[0]);
            })
        .limit(limit)
        .map(row -> (Long) row[0])
        .collect(Collectors.toCollection(HashSet::new));
  }

  protected final Manifest otherVersion() {
    Manifest m = nasty.manifest();
    return new Manifest(m.name(), "2.0", m.origin(), m.created(), m.parent(), m.tables());
  }

  protected static TableEntry brokenCopyOf(TableEntry table) {
    return new TableEntry(
        table.schema(),
        table.rows(),
        table.bytes(),
        table.fingerprint(),
        List.of("missing.parquet"),
        table.keys());
  }

  protected static String fingerprint(PlatformSession session, TableEntry table) {
    try (RowCursor rows = session.scan(table)) {
      return Fingerprint.of(
              rows, table.schema(), "Reading", table.rows(), Progress.NONE, new Cancellation())
          .hex();
    }
  }

  protected static List<String> canonicalRows(RowCursor cursor, TableEntry table) {
    List<String> rows = new ArrayList<>();
    try (cursor) {
      while (cursor.next()) {
        rows.add(CanonicalRow.text(cursor, table.schema()));
      }
    }
    return rows;
  }

  protected static void assertClose(double actual, double expected) {
    assertThat(actual)
        .isCloseTo(
            expected, org.assertj.core.data.Offset.offset(Math.abs(expected) * 1e-12 + 1e-9));
  }
}
