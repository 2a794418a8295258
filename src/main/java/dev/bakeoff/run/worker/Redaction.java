package dev.bakeoff.run.worker;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.bakeoff.platform.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Takes a connection's secrets out of what its worker writes, should a driver ever quote one: the
 * last line of defence of the log and the history. Immutable.
 */
final class Redaction {
  private static final String INSTEAD = "[secret]";

  /** Shorter ones are found by chance in ordinary words. */
  private static final int SHORTEST = 6;

  private final List<String> hidden;

  private Redaction(List<String> hidden) {
    this.hidden = List.copyOf(hidden);
  }

  static Redaction of(Connection connection) {
    List<String> hidden = new ArrayList<>();
    for (String secret : connection.secrets().values()) {
      // A password that is the user's name as well cannot be hidden without hiding the name.
      if (secret.length() >= SHORTEST && !connection.settings().containsValue(secret)) {
        hidden.add(secret);
        hidden.add(new String(JsonStringEncoder.getInstance().quoteAsString(secret)));
      }
    }
    hidden.sort(Comparator.comparingInt(String::length).reversed());
    return new Redaction(hidden);
  }

  String apply(String line) {
    String shown = line;
    for (String secret : hidden) {
      shown = shown.replace(secret, INSTEAD);
    }
    return shown;
  }
}
