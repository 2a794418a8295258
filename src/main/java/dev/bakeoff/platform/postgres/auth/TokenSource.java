package dev.bakeoff.platform.postgres.auth;

import dev.bakeoff.model.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Gives a token that is still good for a while: the one it has, or a new one. Only signing in needs
 * it; connections that are open outlive it. Thread-safe.
 */
public final class TokenSource {
  /** What must be left of a token's life, at most; a fifth of it where that is less. */
  private static final Duration LEAD = Duration.ofMinutes(5);

  private static final int LEAD_SHARE = 5;

  private final Fetcher fetcher;
  private final InstantSource clock;
  private Token current;
  private Instant renewAt = Instant.MIN;

  /** Gets a new token from whoever gives them. */
  @FunctionalInterface
  public interface Fetcher {
    /**
     * Blocks until there is one.
     *
     * @throws ProblemException that says why there is none, without secrets
     */
    Token fetch();
  }

  /**
   * A token.
   *
   * @param value secret
   * @param expires when it stops letting anybody in
   */
  public record Token(String value, Instant expires) {
    /** Leaves the secret out. */
    @Override
    public String toString() {
      return "Token[until " + expires + "]";
    }
  }

  public TokenSource(Fetcher fetcher, InstantSource clock) {
    this.fetcher = fetcher;
    this.clock = clock;
  }

  /**
   * A token that can be used now.
   *
   * @throws ProblemException where there is none, and the one before has expired
   */
  public synchronized String get() {
    Instant now = clock.instant();
    if (now.isBefore(renewAt)) {
      return current.value();
    }
    try {
      current = fetcher.fetch();
    } catch (ProblemException e) {
      if (current != null && now.isBefore(current.expires())) {
        // Good for the last minutes of its life; the next sign-in asks again.
        return current.value();
      }
      throw e;
    }
    Duration life = Duration.between(now, current.expires());
    Duration lead = life.dividedBy(LEAD_SHARE);
    renewAt = current.expires().minus(lead.compareTo(LEAD) > 0 ? LEAD : lead);
    return current.value();
  }
}
