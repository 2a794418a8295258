package dev.bakeoff.workload;

import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Tells once when a platform begins to fail and once when it works again, however many clients
 * notice. Thread-safe.
 */
final class Outages {
  /** A deadlock now and then is no outage; nothing but failures is. */
  private static final int FAILURES_OF_AN_OUTAGE = 3;

  private final LoadListener listener;
  private final Set<ErrorKind> seen = EnumSet.noneOf(ErrorKind.class);
  private int clientsOut;
  private long since;
  private long failures;
  private int reconnected;

  Outages(LoadListener listener) {
    this.listener = listener;
  }

  /**
   * A client's request failed.
   *
   * @param inARow how many of its requests have failed one after the other
   * @param out whether this client was counted as being out before
   * @return whether it is now
   */
  synchronized boolean failed(PlatformException failure, long inARow, boolean out) {
    boolean first = seen.add(failure.kind());
    boolean isOut =
        out || failure.kind() == ErrorKind.CONNECTION || inARow >= FAILURES_OF_AN_OUTAGE;
    boolean begins = isOut && !out && clientsOut++ == 0;
    if (begins) {
      since = System.nanoTime();
      failures = 0;
      reconnected = 0;
    }
    if (clientsOut > 0) {
      failures++;
    }
    if (first || begins) {
      String words = begins ? "Requests began to fail" : "A request failed";
      listener.note(words + " (" + failure.kind().id() + "): " + failure.getMessage());
    }
    return isOut;
  }

  synchronized void reconnected() {
    reconnected++;
  }

  /** A client that was out has had an answer. */
  synchronized void recovered() {
    if (--clientsOut == 0) {
      listener.note(
          String.format(
              Locale.ROOT,
              "Requests work again after %.1f s; %d had failed, %d clients reconnected.",
              (System.nanoTime() - since) / 1e9,
              failures,
              reconnected));
    }
  }
}
