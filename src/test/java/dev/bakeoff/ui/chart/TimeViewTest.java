package dev.bakeoff.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bakeoff.ui.chart.TimeView.Between;
import dev.bakeoff.ui.chart.TimeView.Last;
import dev.bakeoff.ui.chart.TimeView.Stretch;
import org.junit.jupiter.api.Test;

class TimeViewTest {
  private static final Stretch RUN = new Stretch(100, 1100);

  @Test
  void lookingCloserKeepsTheMomentUnderTheHandWhereItIs() {
    TimeView view = TimeView.Whole.RUN.zoom(0.5, 350, RUN);
    Stretch shown = view.in(RUN);
    assertThat(view).isInstanceOf(Between.class);
    assertThat(shown.seconds()).isEqualTo(500);
    assertThat((350 - shown.from()) / shown.seconds()).isCloseTo(0.25, within(1e-9));
    assertThat(view.follows()).isFalse();
  }

  @Test
  void lookingCloserAtThePresentGoesOnWithIt() {
    TimeView view = TimeView.Whole.RUN.zoom(0.5, 1095, RUN);
    assertThat(view).isEqualTo(new Last(500));
    assertThat(view.in(new Stretch(100, 2000))).isEqualTo(new Stretch(1500, 2000));
  }

  @Test
  void lookingAwayFarEnoughShowsTheWholeRun() {
    TimeView view = new Between(400, 500);
    for (int i = 0; i < 20; i++) {
      view = view.zoom(1.25, 450, RUN);
    }
    assertThat(view).isEqualTo(TimeView.Whole.RUN);
  }

  @Test
  void nothingIsLookedAtMoreCloselyThanReadingsAre() {
    TimeView view = TimeView.Whole.RUN;
    for (int i = 0; i < 60; i++) {
      view = view.zoom(0.8, 500, RUN);
    }
    assertThat(view.in(RUN).seconds()).isCloseTo(TimeView.LEAST_SECONDS, within(1e-6));
  }

  @Test
  void movingStopsAtTheEndsAndFollowsAtThePresent() {
    TimeView view = new Between(400, 500);
    assertThat(view.move(-1000, RUN)).isEqualTo(new Between(100, 200));
    assertThat(view.move(50, RUN)).isEqualTo(new Between(450, 550));
    assertThat(view.move(10_000, RUN)).isEqualTo(new Last(100));
    assertThat(new Last(100).move(-300, RUN)).isEqualTo(new Between(700, 800));
    assertThat(TimeView.Whole.RUN.move(-10, RUN)).isEqualTo(TimeView.Whole.RUN);
  }
}
