package dev.bakeoff.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonCanonicalizerTest {
  /** RFC 8785, section 3.2.2, and what section 3.2.4 makes of it. */
  @Test
  void rewritesTheExampleOfTheRfc() throws Exception {
    String document =
        """
        {
          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
          "literals": [null, true, false]
        }
        """;

    assertThat(canonical(document))
        .isEqualTo(
            "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  /** RFC 8785, section 3.2.3. */
  @Test
  void sortsMembersByUtf16CodeUnits() throws Exception {
    String document =
        """
        {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
         "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
         "\\u00f6": "Latin Small Letter O With Diaeresis"}
        """;

    assertThat(canonical(document))
        .isEqualTo(
            "{\"\\r"
                + "\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small"
                + " Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning"
                + " Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  /** RFC 8785, appendix B, and the borders of ECMAScript's notations. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "0.0, 0",
    "-0.0e5, 0",
    "1.0, 1",
    "100, 100",
    "1e2, 100",
    "1.10, 1.1",
    "-7.50, -7.5",
    "0.5, 0.5",
    "5e-324, 5e-324",
    "4.9E-324, 5e-324",
    "2E23, 2e+23",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "9007199254740992, 9007199254740992",
    "-9007199254740992, -9007199254740992",
    "295147905179352830000, 295147905179352830000",
    "9.999999999999997e22, 9.999999999999997e+22",
    "1e23, 1e+23",
    "1e21, 1e+21",
    "999999999999999900000, 999999999999999900000",
    "1e-6, 0.000001",
    "0.000001, 0.000001",
    "0.0000001, 1e-7",
    "1e-7, 1e-7",
    "333333333.33333325, 333333333.33333325",
    "-0.0000033333333333333333, -0.0000033333333333333333",
    "1424953923781206.25, 1424953923781206.2",
    "123456789012345, 123456789012345",
    "12345678901234567890, 12345678901234567000"
  })
  void writesNumbersAsEcmaScriptDoes(String number, String expected) throws Exception {
    assertThat(canonical(number)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "\"\"",
        "null",
        "{\"a\":1,\"b\":[{\"x\":null}],\"c\":{\"d\":\"é\"}}",
        "{\"\":1,\"A\":2,\"a\":3,\"aa\":4}",
        "[-1,0.25,\"\\u0001\",\"\\\"\"]"
      })
  void leavesCanonicalDocumentsAlone(String document) throws Exception {
    assertThat(canonical(document)).isEqualTo(document);
  }

  @Test
  void sortsNestedMembersAndKeepsTheLastOfAName() throws Exception {
    assertThat(
            canonical(
                "{ \"b\" : {\"z\":1, \"y\":{\"k\":2,\"j\":1}}, \"a\":1 , \"b\":{\"d\":2, \"c\":1}"
                    + " }"))
        .isEqualTo("{\"a\":1,\"b\":{\"c\":1,\"d\":2}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,]",
        "{\"a\"}",
        "{\"a\":1,}",
        "{a:1}",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "+1",
        "tru",
        "nul",
        "\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"a\nb\"",
        "1 2",
        "1e400",
        "NaN",
        "[",
        "]",
        "{\"a\":1 \"b\":2}",
        "'a'"
      })
  void refusesWhatIsNotJson(String text) {
    assertThatThrownBy(() -> canonical(text)).isInstanceOf(JsonCanonicalizer.NotJson.class);
  }

  @Test
  void refusesBottomlessNestingInsteadOfOverflowing() {
    assertThatThrownBy(() -> canonical("[".repeat(100_000)))
        .isInstanceOf(JsonCanonicalizer.NotJson.class)
        .hasMessageContaining("nested deeper than 500");
  }

  private static String canonical(String document) throws JsonCanonicalizer.NotJson {
    ByteBuilder out = new ByteBuilder(16);
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    new JsonCanonicalizer().append(bytes, bytes.length, out);
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }
}
