package dev.bakeoff.ui.tour;

import dev.bakeoff.ui.text.Texts;
import java.util.Locale;

/** What the tour tells of, in order. */
enum TourStep {
  WELCOME,
  START,
  PREPARING,
  MEASURING,
  COMPARING,
  REPORT;

  String title() {
    return Texts.of("tour." + id() + ".title");
  }

  /** Two or three sentences. */
  String text() {
    return Texts.of("tour." + id() + ".text");
  }

  /** What its own button does. */
  String action() {
    return Texts.of("tour." + id() + ".action");
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
