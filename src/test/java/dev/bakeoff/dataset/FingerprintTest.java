package dev.bakeoff.dataset;

import static dev.bakeoff.dataset.Rows.NULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
  private static final TableSchema TEXT = Rows.table(ColumnType.BIGINT, ColumnType.TEXT);

  /** The example of docs/fingerprint.md. */
  private static final TableSchema EVERY_TYPE =
      Rows.table(
          ColumnType.INT,
          ColumnType.BIGINT,
          ColumnType.decimal(12, 2),
          ColumnType.DOUBLE,
          ColumnType.BOOLEAN,
          ColumnType.TIMESTAMP_TZ,
          ColumnType.TEXT,
          ColumnType.JSON);

  private static final List<Object> FIRST =
      List.of(
          -7L,
          9_000_000_000L,
          1999L,
          -0.5,
          1L,
          1_704_067_200_123_456L,
          "Zoë",
          "{\"b\": 1.0, \"a\": [null]}");

  private static final List<Object> SECOND = List.of(NULL, 0L, -1L, 0.1, 0L, -1L, "", NULL);

  @Test
  void encodesEveryTypeAsTheDocumentationSays() {
    Rows rows = Rows.of(FIRST);
    rows.next();

    assertThat(HexFormat.of().formatHex(new RowHasher(EVERY_TYPE).encode(rows).toByteArray()))
        .isEqualTo(
            "01fffffffffffffff9"
                + "010000000218711a00"
                + "0100000000000007cf"
                + "01bfe0000000000000"
                + "0101"
                + "0100060dd710230240"
                + "01000000045a6fc3ab"
                + "01000000127b2261223a5b6e756c6c5d2c2262223a317d");
  }

  @Test
  void hasTheFingerprintOfTheDocumentation() {
    assertThat(fingerprint(EVERY_TYPE, FIRST, SECOND))
        .isEqualTo("6db0426708d180ccd6de304b5011ac9c");
    assertThat(new Fingerprint().hex()).isEqualTo("0".repeat(32));
  }

  @Test
  void doesNotDependOnTheOrderOfRows() {
    assertThat(fingerprint(TEXT, List.of(1L, "a"), List.of(2L, "b"), List.of(3L, "c")))
        .isEqualTo(fingerprint(TEXT, List.of(3L, "c"), List.of(1L, "a"), List.of(2L, "b")));
  }

  @Test
  void addsUpFromParts() {
    Fingerprint whole = new Fingerprint();
    Fingerprint left = new Fingerprint();
    Fingerprint right = new Fingerprint();
    for (int i = 0; i < 1000; i++) {
      byte[] row = {(byte) i, (byte) (i >> 8)};
      whole.add(row, 2);
      (i % 3 == 0 ? left : right).add(row, 2);
    }
    left.merge(right);

    assertThat(left.hex()).isEqualTo(whole.hex());
    assertThat(left.rows()).isEqualTo(1000);
  }

  @Test
  void noticesARowMissingDoubledOrChanged() {
    List<Object> a = List.of(1L, "a");
    List<Object> b = List.of(2L, "b");
    String both = fingerprint(TEXT, a, b);

    assertThat(
            List.of(
                fingerprint(TEXT, a),
                fingerprint(TEXT, a, b, b),
                fingerprint(TEXT, a, a, b, b),
                fingerprint(TEXT, a, List.of(2L, "c")),
                fingerprint(TEXT, a, List.of(3L, "b")),
                fingerprint(TEXT, List.of(1L, "b"), List.of(2L, "a"))))
        .doesNotHaveDuplicates()
        .doesNotContain(both);
  }

  @Test
  void tellsNullEmptyAndSimilarTextApart() {
    assertThat(
            List.of(
                fingerprint(TEXT, List.of(1L, NULL)),
                fingerprint(TEXT, List.of(1L, "")),
                fingerprint(TEXT, List.of(1L, " ")),
                fingerprint(TEXT, List.of(1L, "null")),
                fingerprint(TEXT, List.of(1L, "\0")),
                // Composed and decomposed: the same to the eye, not the same data.
                fingerprint(TEXT, List.of(1L, "\u00e9")),
                fingerprint(TEXT, List.of(1L, "e\u0301"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void tellsColumnsApartThatShiftText() {
    TableSchema two = Rows.table(ColumnType.TEXT, ColumnType.TEXT);

    assertThat(fingerprint(two, List.of("ab", "c")))
        .isNotEqualTo(fingerprint(two, List.of("a", "bc")));
  }

  @Test
  void takesBothZerosAndAllNansForTheSame() {
    TableSchema doubles = Rows.table(ColumnType.DOUBLE);

    assertThat(fingerprint(doubles, List.of(-0.0))).isEqualTo(fingerprint(doubles, List.of(0.0)));
    assertThat(fingerprint(doubles, List.of(Double.longBitsToDouble(0xfff8000000000001L))))
        .isEqualTo(fingerprint(doubles, List.of(Double.NaN)));
    assertThat(fingerprint(doubles, List.of(Double.MIN_VALUE)))
        .isNotEqualTo(fingerprint(doubles, List.of(0.0)));
  }

  @Test
  void takesJsonForTheSameHoweverItIsSpelled() {
    TableSchema json = Rows.table(ColumnType.JSON);

    assertThat(fingerprint(json, List.of("{\"a\":1,\"b\":\"/é\"}")))
        .isEqualTo(fingerprint(json, List.of(" { \"b\" : \"\\/\\u00e9\", \"a\" : 1.0 } ")))
        .isNotEqualTo(fingerprint(json, List.of("{\"a\":1,\"b\":\"/e\"}")));
  }

  @Test
  void namesTheColumnThatHoldsNoJson() {
    assertThatThrownBy(() -> fingerprint(Rows.table(ColumnType.JSON), List.of("{oops")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Column c0 of t holds a value that is not valid JSON")
        .hasMessageContaining("at byte 1");
  }

  @Test
  void stopsWhenCancelled() {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    RowCursor endless =
        new RowCursor() {
          @Override
          public boolean next() {
            return true;
          }

          @Override
          public boolean isNull(int column) {
            return true;
          }

          @Override
          public long longAt(int column) {
            return 0;
          }

          @Override
          public double doubleAt(int column) {
            return 0;
          }

          @Override
          public byte[] bytesAt(int column) {
            return new byte[0];
          }

          @Override
          public void close() {}
        };

    assertThatThrownBy(() -> Fingerprint.of(endless, TEXT, "Reading", 0, Progress.NONE, cancelled))
        .isInstanceOf(ProblemException.class)
        .hasMessage("Cancelled.");
  }

  @SafeVarargs
  private static String fingerprint(TableSchema schema, List<Object>... rows) {
    return Fingerprint.of(
            Rows.of(rows), schema, "Reading", rows.length, Progress.NONE, new Cancellation())
        .hex();
  }
}
