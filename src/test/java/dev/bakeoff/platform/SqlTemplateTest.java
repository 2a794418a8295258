package dev.bakeoff.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.model.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlTemplateTest {
  private static String rendered(String sql) {
    return SqlTemplate.parse(sql).render(name -> "<" + name + ">", code -> code);
  }

  @Test
  void parametersAreFoundWhereTheyAreOnesAndNowhereElse() {
    assertThat(rendered("SELECT :a, x::int, (:a)::text, y[1:n] FROM t WHERE b=:b_1 AND c>:Ü"))
        .isEqualTo("SELECT <a>, x::int, (<a>)::text, y[1:n] FROM t WHERE b=<b_1> AND c><Ü>");
    assertThat(rendered("SELECT ':a', \":a\", `:a`, 'it''s :a', E'\\' :a' -- :a\n, :b /* :a */"))
        .isEqualTo("SELECT ':a', \":a\", `:a`, 'it''s :a', E'\\' :a' -- :a\n, <b> /* :a */");
    assertThat(rendered("SELECT $$ :a $$, $x$ :a $$ $x$, payload:a.b, :b"))
        .isEqualTo("SELECT $$ :a $$, $x$ :a $$ $x$, payload:a.b, <b>");
    assertThat(SqlTemplate.parse("select :a + :b + :a").parameters())
        .containsExactly("a", "b", "a");
  }

  @Test
  void onlyCodeIsHandedOverToBeChanged() {
    assertThat(
            SqlTemplate.parse("SELECT a, 'a', \"a\" FROM a WHERE a = :a -- a")
                .render(_ -> "?", code -> code.replace("a", "b")))
        .isEqualTo("SELECT b, 'a', \"a\" FROM b WHERE b = ? -- a");
  }

  @Test
  void aSemicolonAtTheEndIsNoSecondStatement() {
    assertThat(rendered("SELECT ';' ;\n ")).isEqualTo("SELECT ';'");
    assertThat(SqlTemplate.split("-- name: one\nSELECT ';';\n\nSELECT 2; -- two;\n;\nTABLE x"))
        .containsExactly("-- name: one\nSELECT ';'", "SELECT 2", "TABLE x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-- nothing",
        "DELETE FROM t",
        "/* SELECT */ update t set a = 1",
        "SELECT 1; SELECT 2",
        "WITH gone AS (DELETE FROM t RETURNING a) SELECT a FROM gone",
        "SELECT a ? 'b' FROM t",
        "SELECT 'no end",
        "SELECT $$ no end",
        "SELECT 1 /* no end"
      })
  void whatDoesNotReadIsRefused(String sql) {
    assertThatThrownBy(() -> SqlTemplate.parse(sql)).isInstanceOf(ProblemException.class);
  }
}
