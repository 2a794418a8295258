package dev.bakeoff.platform;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts as it is told, and remembers whose certificate came, so that a refusal can name it. Used
 * by one connection.
 */
final class WitnessTrust extends X509ExtendedTrustManager {
  private final Optional<X509ExtendedTrustManager> judge;
  private volatile Optional<X509Certificate> seen = Optional.empty();

  WitnessTrust(TlsTrust trust) {
    this.judge = trust.verifies() ? Optional.of(trust.manager()) : Optional.empty();
  }

  Optional<X509Certificate> seen() {
    return seen;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    look(chain);
    if (judge.isPresent()) {
      judge.get().checkServerTrusted(chain, authType, socket);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    look(chain);
    if (judge.isPresent()) {
      judge.get().checkServerTrusted(chain, authType, engine);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    look(chain);
    if (judge.isPresent()) {
      judge.get().checkServerTrusted(chain, authType);
    }
  }

  private void look(X509Certificate[] chain) throws CertificateException {
    seen = Optional.of(chain[0]);
    if (judge.isPresent()) {
      // The runtime's checker does not look at the dates of a certificate that is itself among the
      // trusted ones, which is the usual thing for a server's own certificate in a file.
      chain[0].checkValidity();
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw noServer();
  }

  private static CertificateException noServer() {
    return new CertificateException("Bakeoff is the client of a TLS connection, never its server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return judge.map(X509ExtendedTrustManager::getAcceptedIssuers).orElse(new X509Certificate[0]);
  }
}
