package dev.bakeoff.model;

import java.util.Objects;

/**
 * Something that went wrong, in words for the person in front of the screen: what happened to which
 * thing, and what to try.
 *
 * @param kind what sort of problem it is; decides the exit code
 * @param what one sentence, naming the thing it happened to; never holds a secret
 * @param hint what to try next; empty where there is nothing to say
 */
public record Problem(Kind kind, String what, String hint) {
  /** The sort of a problem. */
  public enum Kind {
    /** The request itself was wrong: an unknown name, a bad value, a broken file of the user's. */
    REQUEST,
    /** Data differ from what they should be, or cannot be read. */
    DATA,
    /** A platform refused, failed or went away. */
    PLATFORM,
    /** A worker process crashed, hung or spoke nonsense. */
    WORKER,
    /** This machine's disk or files. */
    STORAGE,
    /** The user asked to stop. */
    CANCELLED,
    /** A mistake of Bakeoff's own. */
    INTERNAL
  }

  public Problem {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(what);
    Objects.requireNonNull(hint);
  }

  public static Problem of(Kind kind, String what, String hint) {
    return new Problem(kind, what, hint);
  }

  public static Problem request(String what, String hint) {
    return new Problem(Kind.REQUEST, what, hint);
  }

  /** The exit code of section 6 of the design: 2 for a wrong request, 1 for work that failed. */
  public int exitCode() {
    return kind == Kind.REQUEST ? 2 : 1;
  }

  public ProblemException asException() {
    return new ProblemException(this, null);
  }

  public ProblemException asException(Throwable cause) {
    return new ProblemException(this, cause);
  }

  @Override
  public String toString() {
    return hint.isEmpty() ? what : what + " " + hint;
  }
}
