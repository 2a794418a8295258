package dev.bakeoff.platform.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.model.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The parts that need no server. */
final class DynamoDbPartsTest {
  private static final long MILLIS = 1_000_000;

  @Test
  void noTwoNamesBecomeOne() {
    List<String> names =
        List.of("a b", "a.20.b", "a_b", "a-b", "A b", "ä", "a\u0308", "𝄞", "", ".", "..", "a.b");
    assertThat(names.stream().map(Names::escape)).doesNotHaveDuplicates();
    assertThat(names.stream().map(Names::escape)).allMatch(n -> n.matches("[a-zA-Z0-9_.-]*"));
    assertThat(Names.table("fraud_", "customer_1_0", "Order \"Items\""))
        .isEqualTo("fraud_customer_1_0_Order.20..22.Items.22.");
    assertThat(Names.table("", "", "x")).hasSize(3);
    assertThatThrownBy(() -> Names.table("", "n", "x".repeat(260)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("255");
  }

  @Test
  void timesSortAsTextAndComeBack() {
    long[] micros = {
      -62_135_596_800_000_000L,
      -1,
      0,
      1,
      86_399_999_999L,
      1_709_208_000_100_000L,
      253_402_300_799_999_999L
    };
    List<String> texts = new ArrayList<>();
    for (long time : micros) {
      String text = IsoTimes.timestamp(time, true);
      assertThat(IsoTimes.micros(text, true)).hasValue(time);
      assertThat(IsoTimes.micros(IsoTimes.timestamp(time, false), false)).hasValue(time);
      texts.add(text);
    }
    assertThat(texts).isSorted();
    assertThat(texts.getFirst()).isEqualTo("0001-01-01T00:00:00.000000Z");
    assertThat(IsoTimes.date(-1)).isEqualTo("1969-12-31");
    assertThat(IsoTimes.days("1969-12-31")).hasValue(-1);
    assertThat(IsoTimes.micros("2024-02-29T12:00:00Z", true)).hasValue(1_709_208_000_000_000L);
    assertThat(IsoTimes.timestamp(IsoTimes.clampMicros(Long.MAX_VALUE), true))
        .isEqualTo("9999-12-31T23:59:59.999999Z");
    assertThat(IsoTimes.date(IsoTimes.clampDays(Long.MIN_VALUE))).isEqualTo("0000-01-01");
    assertThatThrownBy(() -> IsoTimes.date(5_000_000)).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024",
        "2024-02-30",
        "2024-13-01",
        "2024-01-01 00:00:00Z",
        "2024-01-01T24:00:00Z",
        "2024-01-01T00:00:00.Z",
        "2024-01-01T00:00:00.1234567Z",
        "2024-01-01T00:00:0xZ",
        "2024-01-01T00:00:00+01:00"
      })
  void whatIsNoTimeIsNotTakenForOne(String text) {
    assertThat(IsoTimes.micros(text, true)).isEmpty();
    assertThat(IsoTimes.micros(text, false)).isEmpty();
    if (text.length() != 10) {
      assertThat(IsoTimes.days(text)).isEmpty();
    }
  }

  @Test
  void documentsAreMapsAndListsWhereTheseCanHoldThem() {
    String document = "{\"a\":[1,2.5,{\"b\":null}],\"c\":\"é\",\"d\":true,\"e\":{}}";
    AttributeValue value = attribute(document);
    assertThat(value.type()).isEqualTo(AttributeValue.Type.M);
    assertThat(Documents.json(value)).isEqualTo(document);
    assertThat(attribute("[1e2]").l().getFirst().n()).isEqualTo("1e2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "1",
        "\"text\"",
        "{\"\":1}",
        "{\"a\":1,\"a\":2}",
        "[1e300]",
        "[1e-200]",
        "[123456789012345678901234567890123456789]",
        "[\"\\ud800\"]",
        "{\"\\udc00\":1}",
        "{broken"
      })
  void documentsThatAttributesCannotHoldStayText(String document) {
    assertThat(Documents.attribute(document.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void nestingIsHeldUpToItsLimit() {
    assertThat(attribute("[".repeat(31) + "]".repeat(31))).isNotNull();
    String tooDeep = "[".repeat(32) + "]".repeat(32);
    assertThat(Documents.attribute(tooDeep.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  private static AttributeValue attribute(String document) {
    return Documents.attribute(document.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  @Test
  void doublesBeyondDynamoDbsNumbersAreKnown() {
    assertThat(Documents.isNumber(0)).isTrue();
    assertThat(Documents.isNumber(-0.0)).isTrue();
    assertThat(Documents.isNumber(1e-130)).isTrue();
    assertThat(Documents.isNumber(-9.99e125)).isTrue();
    assertThat(Documents.isNumber(1e126)).isFalse();
    assertThat(Documents.isNumber(9.9e-131)).isFalse();
    assertThat(Documents.isNumber(Double.NaN)).isFalse();
    assertThat(Documents.isNumber(Double.NEGATIVE_INFINITY)).isFalse();
  }

  @Test
  void writersGrowWhileThatIsOfUseAndHalveWhenThrottled() {
    AtomicLong nanos = new AtomicLong();
    WritePace pace = new WritePace(8, 64, nanos::get);
    // Twice the writers write twice as much, up to 30.
    for (int window = 0; window < 20; window++) {
      nanos.addAndGet(300 * MILLIS);
      pace.wrote(Math.min(30, pace.limit()) * 100, false);
    }
    int found = pace.limit();
    assertThat(found).isBetween(27, 45);
    pace.wrote(10, true);
    pace.wrote(10, true);
    assertThat(pace.limit()).isEqualTo(found / 2);
    for (int window = 0; window < 10; window++) {
      nanos.addAndGet(300 * MILLIS);
      pace.wrote(1, true);
    }
    assertThat(pace.limit()).isEqualTo(1);
    // The table has grown meanwhile.
    for (int window = 0; window < 60; window++) {
      nanos.addAndGet(300 * MILLIS);
      pace.wrote(Math.min(30, pace.limit()) * 100, false);
    }
    assertThat(pace.limit()).isGreaterThan(20);
  }

  @Test
  void pausesGrowToALimit() {
    assertThat(Backoff.bound(1)).isEqualTo(25);
    assertThat(Backoff.bound(3)).isEqualTo(100);
    assertThat(Backoff.bound(1_000)).isEqualTo(2_000);
  }
}
