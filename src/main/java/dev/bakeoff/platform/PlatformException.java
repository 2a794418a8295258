package dev.bakeoff.platform;

/** A request that failed, with its kind for counting. Its message never holds a secret. */
public final class PlatformException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorKind kind;

  public PlatformException(ErrorKind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public ErrorKind kind() {
    return kind;
  }

  /** Kinds of failed requests, as counted per leg. */
  public enum ErrorKind {
    /** The connection broke or could not be made; the client reconnects. */
    CONNECTION,
    /** The platform or the driver gave up waiting. */
    TIMEOUT,
    /** A serialization failure, deadlock or busy database; worth another try. */
    CONFLICT,
    /** The platform limits the rate. */
    THROTTLED,
    /** Sign-in or rights. */
    DENIED,
    /**
     * The answer was not what the loaded data say it must be, for example no row for a known key.
     */
    WRONG_RESULT,
    /** Anything else. */
    OTHER;

    /** As in JSON and history. */
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
