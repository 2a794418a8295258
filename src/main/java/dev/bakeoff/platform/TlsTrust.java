package dev.bakeoff.platform;

import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which certificates of servers are trusted. Immutable.
 *
 * @param authorities a PEM file of the authorities that are trusted; empty for those of the Java
 *     runtime
 * @param verifies whether certificates are checked at all; where not, the line is encrypted but
 *     nobody knows to whom
 * @param checksHost whether the certificate must be made out to the host's name
 */
public record TlsTrust(Optional<Path> authorities, boolean verifies, boolean checksHost) {
  /** The authorities of the Java runtime, and the host's name. */
  public static TlsTrust runtime() {
    return new TlsTrust(Optional.empty(), true, true);
  }

  /** The authorities in a PEM file, and the host's name. */
  public static TlsTrust file(Path authorities) {
    return new TlsTrust(Optional.of(authorities), true, true);
  }

  /** Whatever certificate comes, as where a platform's mode is to encrypt without verifying. */
  public static TlsTrust anything() {
    return new TlsTrust(Optional.empty(), false, false);
  }

  /** Without a look at the host's name. */
  public TlsTrust withoutHostName() {
    return new TlsTrust(authorities, verifies, false);
  }

  /** The authorities as the runtime's checker knows them. */
  X509ExtendedTrustManager manager() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(authorities.isPresent() ? store(authorities.get()) : null);
      return Stream.of(factory.getTrustManagers())
          .filter(X509ExtendedTrustManager.class::isInstance)
          .map(X509ExtendedTrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java runtime has no checker of certificates", e);
    }
  }

  /** For clients that take a context of their own. */
  SSLContext context() {
    return context(verifies ? manager() : new WitnessTrust(this));
  }

  static SSLContext context(TrustManager manager) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java runtime has no TLS", e);
    }
  }

  private static KeyStore store(Path file) throws GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : all) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
      if (number == 0) {
        throw new CertificateException("it holds none");
      }
      return store;
    } catch (IOException | CertificateException e) {
      throw Problem.request(
              "No certificates of authorities can be read from " + file + ": " + why(e) + ".",
              "Give a file in PEM form, with -----BEGIN CERTIFICATE----- in it.")
          .asException(e);
    }
  }

  private static String why(Exception e) {
    return e instanceof java.nio.file.NoSuchFileException
        ? "there is no such file"
        : e.getMessage();
  }
}
