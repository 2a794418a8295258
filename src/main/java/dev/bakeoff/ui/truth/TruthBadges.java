package dev.bakeoff.ui.truth;

import dev.bakeoff.compare.truth.TruthCheck;
import dev.bakeoff.compare.truth.TruthCheck.State;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.layout.FlowPane;

/** All truth checks of a leg beside each other. FX thread only. */
public final class TruthBadges extends FlowPane {
  private static final double WRAP = 300;

  private List<TruthCheck> shown = List.of();

  public TruthBadges() {
    super(Spacing.S, Spacing.XS);
    setPrefWrapLength(WRAP);
    getStyleClass().add("truth-badges");
  }

  public void show(List<TruthCheck> checks) {
    if (!checks.equals(shown)) {
      shown = List.copyOf(checks);
      getChildren().setAll(shown.stream().map(TruthBadge::new).toList());
    }
  }

  /**
   * One badge for all of a leg's checks, for the cell of a table: the worst state, with the
   * sentences of all that do not hold.
   */
  public static TruthBadge summary(List<TruthCheck> checks) {
    State worst = worst(checks);
    List<TruthCheck> telling =
        checks.stream()
            .filter(c -> c.state() != State.HOLDS)
            .sorted(Comparator.comparingInt((TruthCheck c) -> weight(c.state())).reversed())
            .toList();
    String text =
        checks.isEmpty()
            ? Texts.of("truth.nothing-was-measured-that-could-be")
            : telling.isEmpty()
                ? Texts.of(
                    "truth.all-checks-hold",
                    checks.stream().map(c -> c.kind().label()).collect(Collectors.joining(", ")))
                : telling.stream()
                    .map(c -> c.kind().label() + ": " + c.text())
                    .collect(Collectors.joining("\n"));
    return new TruthBadge(TruthBadge.word(worst), worst, text);
  }

  /** One badge for what checks of several trials found; none of them found is one that holds. */
  public static TruthBadge ofDoubts(List<TruthCheck> doubts) {
    return doubts.isEmpty()
        ? new TruthBadge(
            TruthBadge.word(State.HOLDS),
            State.HOLDS,
            Texts.of("truth.no-check-of-any-trial-speaks"))
        : summary(doubts);
  }

  /** For sorting: the worst last. */
  public static Comparator<List<TruthCheck>> byWorst() {
    return Comparator.comparingInt(checks -> weight(worst(checks)));
  }

  /** The state that a reader has to heed most; not known where there are no checks. */
  public static State worst(List<TruthCheck> checks) {
    return checks.stream()
        .map(TruthCheck::state)
        .max(Comparator.comparingInt(TruthBadges::weight))
        .orElse(State.UNKNOWN);
  }

  private static int weight(State state) {
    return switch (state) {
      case HOLDS -> 0;
      case UNKNOWN -> 1;
      case DOUBTFUL -> 2;
      case BROKEN -> 3;
    };
  }
}
