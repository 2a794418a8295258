package dev.bakeoff.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.Pareto.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParetoTest {
  /** Few distinct values, so that ties and equal offers are common. */
  static Stream<List<Point>> offers() {
    Random random = new Random(11);
    return Stream.generate(
            () -> {
              int spread = 1 + random.nextInt(30);
              return Stream.generate(
                      () -> new Point(1 + random.nextInt(spread), 1 + random.nextInt(spread)))
                  .limit(random.nextInt(40))
                  .toList();
            })
        .limit(200);
  }

  @ParameterizedTest
  @MethodSource("offers")
  void onTheFrontAreExactlyThoseThatNoneBeats(List<Point> offers) {
    List<Integer> front = Pareto.front(offers);
    for (int i = 0; i < offers.size(); i++) {
      Point one = offers.get(i);
      assertThat(front.contains(i))
          .as("%s of %s", one, offers)
          .isEqualTo(offers.stream().noneMatch(other -> other.beats(one)));
    }
  }

  @ParameterizedTest
  @MethodSource("offers")
  void theFrontRisesInCostAndInGainAndDependsOnNoOrder(List<Point> offers) {
    List<Point> front = Pareto.front(offers).stream().map(offers::get).toList();
    for (int i = 1; i < front.size(); i++) {
      assertThat(front.get(i).cost()).isGreaterThanOrEqualTo(front.get(i - 1).cost());
      assertThat(front.get(i).gain()).isGreaterThanOrEqualTo(front.get(i - 1).gain());
    }
    List<Point> turned = new ArrayList<>(offers);
    Collections.reverse(turned);
    assertThat(Pareto.front(turned).stream().map(turned::get).toList()).isEqualTo(front);
  }

  @Test
  void whatIsBeatenByTheFrontIsBeatenByOneOnIt() {
    List<Point> offers =
        List.of(new Point(1, 1), new Point(2, 3), new Point(3, 2), new Point(2, 3));

    assertThat(Pareto.front(offers)).containsExactly(0, 1, 3);
    assertThat(new Point(2, 3).beats(new Point(2, 3))).isFalse();
    assertThat(Pareto.front(List.of())).isEmpty();
  }
}
