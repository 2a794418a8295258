package dev.bakeoff.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.history.RunRecord;
import dev.bakeoff.model.ProblemException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private final RunRecord before =
      SampleRuns.threePlatforms().id("before").name("Before").version("17.2").build();
  private final RunRecord after =
      SampleRuns.threePlatforms().id("after").name("After").version("18.6").seed(8).build();

  private RunRecord find(String id) {
    return id.equals("before") ? before : after;
  }

  private Comparison compared(String... parts) {
    return new Comparer().of(Selection.runs(List.of(parts), this::find), Optional.empty());
  }

  @Test
  void onePlatformBeforeAndAfterIsComparedAloneWithWhatTellsTheRunsApart() {
    Comparison comparison = compared("before:postgresql", "after:postgresql");

    assertThat(comparison.platforms())
        .extracting(ComparedPlatform::displayName)
        .containsExactly("PostgreSQL · Before", "PostgreSQL · After");
    assertThat(comparison.baseline()).isEqualTo("postgresql@before");
    assertThat(comparison.groups()).hasSize(6);
    assertThat(comparison.groups().getFirst().cell("postgresql@after").metric(Metric.P50))
        .satisfies(m -> assertThat(m.difference().orElseThrow().estimate()).isPresent());
    assertThat(comparison.caveats().stream().map(Caveat::text))
        .anySatisfy(t -> assertThat(t).contains("17.2").contains("18.6"));
  }

  @Test
  void singleLegsAreComparedByWorkloadAndClients() {
    Comparison comparison = compared("before:duckdb:lookup:10", "after:sqlite:lookup:10");

    assertThat(comparison.groups()).hasSize(1);
    assertThat(comparison.platforms())
        .extracting(ComparedPlatform::platform)
        .containsExactly("duckdb", "sqlite");
    assertThat(comparison.proofs()).hasSize(2);
  }

  @Test
  void partsOfOneRunAreOnePartOfIt() {
    Comparison comparison = compared("before:duckdb", "before:sqlite:lookup");

    assertThat(comparison.runs()).hasSize(1);
    assertThat(comparison.platforms()).hasSize(2);
    assertThat(comparison.caveats().stream().map(Caveat::text))
        .anySatisfy(t -> assertThat(t).startsWith("Measured by one platform alone"));
  }

  @Test
  void legsWithoutACounterpartAreSaidToBeComparedWithNothing() {
    Comparison comparison = compared("before:duckdb:lookup:1", "after:duckdb:lookup:10");

    assertThat(comparison.caveats().stream().map(Caveat::text))
        .anySatisfy(t -> assertThat(t).startsWith("No two of these platforms"));
    assertThat(comparison.headline(Metric.P50)).doesNotContain("lowest");
  }

  @Test
  void aRunAndAPartOfItAreTheRun() {
    assertThat(Selection.runs(List.of("before", "before:duckdb"), this::find))
        .containsExactly(before);
  }

  @Test
  void whatIsNotThereIsNamedWithWhatIs() {
    refused("before:duckdbb", "Run 'Before' has no platform 'duckdbb'.");
    refused("before:duckdb:lookups", "Run 'Before' has no workload 'lookups'.");
    refused("before:duckdb:lookup:7", "Run 'Before' has no leg of duckdb, lookup, 7 clients.");
    refused("before:duckdb:lookup:x", "'x' in 'before:duckdb:lookup:x' is no number of clients.");
    refused("a:b:c:1:e", "'a:b:c:1:e' names no run and no part of one.");
    assertThatThrownBy(() -> compared("before", "before"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("given more than once");
  }

  private void refused(String part, String message) {
    assertThatThrownBy(() -> compared(part))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(message);
  }
}
