package dev.bakeoff.ui.platform;

import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.platform.PlatformsModel.Check;
import dev.bakeoff.ui.text.Texts;

/** How a platform's test stands, in a word. */
final class CheckPill {
  private CheckPill() {}

  static Pill of() {
    return new Pill(Texts.of("platform.not-tested"), Pill.Tone.NEUTRAL);
  }

  static void show(Pill pill, Check check) {
    switch (check) {
      case Check.Untested u -> pill.show(Texts.of("platform.not-tested"), Pill.Tone.NEUTRAL);
      case Check.Testing t -> pill.show(Texts.of("platform.testing"), Pill.Tone.ACCENT);
      case Check.Reached r -> pill.show(Texts.of("platform.reachable"), Pill.Tone.SUCCESS);
      case Check.Unreachable u -> pill.show(Texts.of("platform.not-reachable"), Pill.Tone.DANGER);
    }
  }
}
