package dev.bakeoff.ui.live;

import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;

/** Time left in words that are no more precise than what is known: "20 to 35 min left". */
public final class LeftWords {
  private LeftWords() {}

  /** What is left. */
  public static String of(TimeLeft left) {
    long most = left.most().toSeconds();
    if (most < 3 && !left.open()) {
      return Texts.of("live.left-moment");
    }
    if (left.open()) {
      return Texts.of("live.left-at-least", single(Math.max(1, left.least().toSeconds())));
    }
    // Rounded apart from each other, so that the range holds at least what is known.
    long step = step(most);
    long from = left.least().toSeconds() / step * step;
    long to = Math.ceilDiv(most, step) * step;
    if (from == to || most <= 5) {
      return Texts.of("live.left-about", single(to));
    }
    if (from == 0) {
      return Texts.of("live.left-up-to", single(to));
    }
    if (to < 100) {
      return Texts.of("live.left-seconds", from, to);
    }
    if (to < 100 * 60 && from >= 60) {
      return Texts.of("live.left-minutes", from / 60, to / 60);
    }
    return Texts.of("live.left-between", single(from), single(to));
  }

  private static long step(long most) {
    if (most < 30) {
      return 1;
    }
    if (most < 95) {
      return 5;
    }
    return most < 30 * 60 ? 60 : 300;
  }

  private static String single(long seconds) {
    long rounded = seconds >= 120 ? seconds / 60 * 60 : seconds;
    String text = Formats.duration(Duration.ofSeconds(rounded));
    // "5 min 00 s" says the same.
    return text.replaceAll("[\\s\\u00a0]00[\\s\\u00a0](s|min)$", "");
  }
}
