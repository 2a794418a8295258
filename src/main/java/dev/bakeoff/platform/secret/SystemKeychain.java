package dev.bakeoff.platform.secret;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keychain of macOS, the credential store of Windows, and on Linux the Secret Service (GNOME
 * Keyring, KWallet) of the desktop session. Opened for each use, so that a keychain that appears
 * later is found and none is kept open.
 */
public final class SystemKeychain implements Keychain {
  private static final Logger LOG = LoggerFactory.getLogger(SystemKeychain.class);

  /** What all entries belong to. */
  private static final String SERVICE = "Bakeoff";

  @Override
  public Optional<String> find(String name) {
    return use(name, "read from", keyring -> keyring.getPassword(SERVICE, name));
  }

  @Override
  public void store(String name, String secret) {
    Optional<String> kept =
        use(
            name,
            "kept in",
            keyring -> {
              keyring.setPassword(SERVICE, name, secret);
              return name;
            });
    if (kept.isEmpty()) {
      throw refused("kept in", name);
    }
  }

  @Override
  public void remove(String name) {
    var _ =
        use(
            name,
            "removed from",
            keyring -> {
              keyring.deletePassword(SERVICE, name);
              return name;
            });
  }

  @FunctionalInterface
  private interface Work {
    String with(Keyring keyring) throws PasswordAccessException;
  }

  /** Empty where the keychain has no such entry, or the user did not let Bakeoff at it. */
  private synchronized Optional<String> use(String name, String doing, Work work) {
    Keyring keyring = open();
    try {
      return Optional.ofNullable(work.with(keyring));
    } catch (PasswordAccessException e) {
      // That is how the library says that there is no such entry, on every system.
      LOG.debug("no entry in the keychain: {}", e.getClass().getName());
      return Optional.empty();
    } catch (RuntimeException e) {
      // Not as the cause: what a library says about a secret may show it.
      LOG.info("the keychain refused: {}", e.getClass().getName());
      throw refused(doing, name);
    } finally {
      close(keyring);
    }
  }

  private static void close(Keyring keyring) {
    try {
      keyring.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.debug("the keychain did not close", e);
    }
  }

  private static Keyring open() {
    try {
      return Keyring.create();
    } catch (BackendNotSupportedException | RuntimeException | LinkageError e) {
      // The reason is the library's and never holds a secret: none was handed to it yet.
      LOG.info("no keychain", e);
      throw Problem.of(
              Problem.Kind.REQUEST,
              "This system has no keychain that Bakeoff can reach.",
              hint(System.getProperty("os.name", "")))
          .asException();
    }
  }

  private static String hint(String system) {
    String instead = "Otherwise use an environment variable, a command, or ask.";
    return system.toLowerCase(Locale.ROOT).contains("linux")
        ? "On Linux it needs a desktop session with GNOME Keyring or KWallet (or: dbus-run-session"
            + " with gnome-keyring-daemon --unlock). "
            + instead
        : "Sign in to the desktop and unlock the keychain. " + instead;
  }

  private static ProblemException refused(String doing, String name) {
    return Problem.request(
            "The entry '" + name + "' could not be " + doing + " the system's keychain.",
            "Look whether the keychain is locked, or asks for permission in a window of its own.")
        .asException();
  }
}
