package dev.bakeoff.ui.kit;

import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.ui.text.Texts;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A status in a coloured capsule; the word says it too, so that colour is never alone. */
public final class Pill extends Label {
  /** What a status means for the reader. */
  public enum Tone {
    NEUTRAL,
    ACCENT,
    SUCCESS,
    WARNING,
    DANGER
  }

  public Pill(String text, Tone tone) {
    getStyleClass().add("pill");
    setMinWidth(Region.USE_PREF_SIZE);
    show(text, tone);
  }

  public void show(String text, Tone tone) {
    setText(text.toUpperCase(Texts.language()));
    getStyleClass().removeIf(c -> c.startsWith("pill-"));
    getStyleClass().add("pill-" + tone.name().toLowerCase(Locale.ROOT));
  }

  public static Pill of(RunStatus status) {
    return new Pill(word(status), tone(status));
  }

  public static Pill of(LegStatus status) {
    return new Pill(word(status), tone(status));
  }

  /** {@code completed}. */
  public static String word(RunStatus status) {
    return switch (status) {
      case RUNNING -> Texts.of("kit.running");
      case COMPLETED -> Texts.of("kit.completed");
      case FAILED -> Texts.of("kit.failed");
      case CANCELLED -> Texts.of("kit.cancelled");
      case INTERRUPTED -> Texts.of("kit.interrupted");
    };
  }

  /** {@code completed}. */
  public static String word(LegStatus status) {
    return switch (status) {
      case PENDING -> Texts.of("kit.pending");
      case RUNNING -> Texts.of("kit.running");
      case COMPLETED -> Texts.of("kit.completed");
      case FAILED -> Texts.of("kit.failed");
      case CANCELLED -> Texts.of("kit.cancelled");
      case INTERRUPTED -> Texts.of("kit.interrupted");
    };
  }

  public static Tone tone(RunStatus status) {
    return switch (status) {
      case RUNNING -> Tone.ACCENT;
      case COMPLETED -> Tone.SUCCESS;
      case FAILED -> Tone.DANGER;
      case CANCELLED -> Tone.NEUTRAL;
      case INTERRUPTED -> Tone.WARNING;
    };
  }

  public static Tone tone(LegStatus status) {
    return switch (status) {
      case PENDING, CANCELLED -> Tone.NEUTRAL;
      case RUNNING -> Tone.ACCENT;
      case COMPLETED -> Tone.SUCCESS;
      case FAILED -> Tone.DANGER;
      case INTERRUPTED -> Tone.WARNING;
    };
  }
}
