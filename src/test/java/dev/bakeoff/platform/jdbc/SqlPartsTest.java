package dev.bakeoff.platform.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlPartsTest {
  @ParameterizedTest
  @CsvSource({
    "08006, CONNECTION", "08001, CONNECTION", "57P01, CONNECTION", "57P03, CONNECTION",
    "57014, TIMEOUT", "40001, CONFLICT", "40P01, CONFLICT", "55P03, CONFLICT",
    "28P01, DENIED", "28000, DENIED", "42501, DENIED", "53300, THROTTLED",
    "42P01, OTHER", "22012, OTHER", "'', OTHER"
  })
  void statesHaveKinds(String state, ErrorKind kind) {
    assertThat(SqlProblems.kindOfState(state)).isEqualTo(kind);
  }

  @Test
  void aFailureWithoutAStateIsOfAnotherKind() {
    assertThat(SqlProblems.kindOfState(null)).isEqualTo(ErrorKind.OTHER);
  }

  @Test
  void wordsAreTheFirstLine() {
    assertThat(SqlProblems.words(new SQLException("\n first \n second"))).isEqualTo("first");
    assertThat(SqlProblems.words(new SQLException((String) null))).contains("SQLException");
  }

  @Test
  void namesCannotEndTheirQuotes() {
    assertThat(SqlNames.quote("a\"; DROP TABLE x; --")).isEqualTo("\"a\"\"; DROP TABLE x; --\"");
    assertThat(SqlNames.list(List.of("A", "b c"))).isEqualTo("\"A\", \"b c\"");
    assertThat(SqlNames.literal("it's \\")).isEqualTo("'it''s \\'");
    assertThatThrownBy(() -> SqlNames.quote("a\0b")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> SqlNames.quote("")).isInstanceOf(ProblemException.class);
  }

  @Test
  void onlyBakeoffsOwnMarksAreMarks() {
    LoadMark mark = new LoadMark("bakeoff", "it's", "1.0", "ab", true, List.of("a\"b", "ü"), "{}");
    assertThat(LoadMark.parse(mark.toText())).contains(mark);
    for (String other :
        new String[] {
          null, "", "my schema", "{", "{}", "{\"madeBy\":\"someone\"}", "[1]", "{\"unknown\":1}"
        }) {
      assertThat(LoadMark.parse(other)).as("%s", other).isEmpty();
    }
  }
}
