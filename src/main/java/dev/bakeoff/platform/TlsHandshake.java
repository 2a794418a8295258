package dev.bakeoff.platform;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A TLS handshake that says in words what came of it. */
final class TlsHandshake {
  private static final Duration SOON = Duration.ofDays(14);

  private TlsHandshake() {}

  /**
   * A handshake that succeeded.
   *
   * @param protocol such as {@code TLSv1.3}
   * @param certificate the server's own; empty where it showed none
   * @param verified whether it was checked
   */
  record Result(String protocol, Optional<X509Certificate> certificate, boolean verified) {
    String words() {
      String spoken = protocol.replace("TLSv", "TLS ");
      return certificate
              .map(
                  c ->
                      spoken
                          + ", certificate of "
                          + subject(c)
                          + ", issued by "
                          + name(c.getIssuerX500Principal().getName())
                          + ", valid until "
                          + date(c.getNotAfter().toInstant()))
              .orElse(spoken)
          + (verified ? "" : "; not verified, as this connection is set to");
    }

    Optional<String> expiresSoon(Instant now) {
      return certificate
          .map(c -> c.getNotAfter().toInstant())
          .filter(end -> end.isAfter(now) && end.isBefore(now.plus(SOON)))
          .map(
              end ->
                  "The server's certificate expires on "
                      + date(end)
                      + ", in "
                      + Duration.between(now, end).toDays()
                      + " days");
    }
  }

  /**
   * Shakes hands over a connection that is open, and closes it.
   *
   * @throws ProblemException where the certificate is refused or there is no TLS
   */
  static Result run(Socket plain, String host, int port, TlsTrust trust) throws IOException {
    WitnessTrust witness = new WitnessTrust(trust);
    try (SSLSocket socket =
        (SSLSocket)
            TlsTrust.context(witness).getSocketFactory().createSocket(plain, host, port, true)) {
      if (trust.checksHost()) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
      }
      socket.startHandshake();
      return new Result(socket.getSession().getProtocol(), witness.seen(), trust.verifies());
    } catch (SSLException | EOFException e) {
      throw refused(e, host + ":" + port, host, witness.seen(), trust);
    }
  }

  private static ProblemException refused(
      IOException e,
      String where,
      String host,
      Optional<X509Certificate> certificate,
      TlsTrust trust) {
    if (certificate.isEmpty()) {
      return problem(
          where + " did not agree on TLS: " + e.getMessage() + ".",
          "Check the port, and whether the server has TLS switched on at all.",
          e);
    }
    X509Certificate shown = certificate.get();
    if (has(e, CertificateExpiredException.class)) {
      return problem(
          "The certificate of "
              + where
              + " expired on "
              + date(shown.getNotAfter().toInstant())
              + ".",
          "Have it renewed on the server; if it was, look at this machine's clock.",
          e);
    }
    if (has(e, CertificateNotYetValidException.class)) {
      return problem(
          "The certificate of "
              + where
              + " is valid only from "
              + date(shown.getNotBefore().toInstant())
              + " on.",
          "Look at this machine's clock.",
          e);
    }
    if (isAboutTheName(e)) {
      return problem(
          "The certificate of "
              + where
              + " is made out to "
              + names(shown)
              + ", not to '"
              + host
              + "'.",
          "Connect by a name that the certificate carries. If this is an address or an alias of"
              + " yours, use the server's own name.",
          e);
    }
    return problem(
        "The certificate of "
            + where
            + " ("
            + subject(shown)
            + ", issued by "
            + name(shown.getIssuerX500Principal().getName())
            + ") is not trusted.",
        trust.authorities().isPresent()
            ? "Its authority is not in "
                + trust.authorities().get()
                + ": ask who runs the server for the right file."
            : "Where the server has an authority of its own, give its certificate as a file; ask"
                + " who runs the server for it.",
        e);
  }

  private static boolean has(Throwable e, Class<? extends Throwable> kind) {
    return causes(e).anyMatch(kind::isInstance);
  }

  /** The runtime tells it apart by its words only. */
  private static boolean isAboutTheName(Throwable e) {
    return causes(e)
        .map(c -> String.valueOf(c.getMessage()).toLowerCase(Locale.ROOT))
        .anyMatch(
            m ->
                m.contains("no subject alternative")
                    || m.contains("no name matching")
                    || m.contains("doesn't match"));
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, t -> t != null, Throwable::getCause);
  }

  private static String names(X509Certificate certificate) {
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      if (alternatives != null) {
        return alternatives.stream()
            .map(entry -> "'" + entry.get(1) + "'")
            .collect(Collectors.joining(", "));
      }
    } catch (CertificateParsingException e) {
      // Then it has no further names that could be shown.
      return "'" + subject(certificate) + "'";
    }
    return "'" + subject(certificate) + "'";
  }

  private static String subject(X509Certificate certificate) {
    return name(certificate.getSubjectX500Principal().getName());
  }

  /** The common name, or the organisation, or all of it. */
  private static String name(String distinguished) {
    try {
      List<Rdn> parts = new LdapName(distinguished).getRdns();
      for (String wanted : List.of("CN", "O")) {
        for (Rdn part : parts) {
          if (part.getType().equalsIgnoreCase(wanted)) {
            return part.getValue().toString();
          }
        }
      }
      return distinguished;
    } catch (InvalidNameException e) {
      return distinguished;
    }
  }

  private static LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private static ProblemException problem(String what, String hint, Throwable cause) {
    return Problem.of(Problem.Kind.PLATFORM, what, hint).asException(cause);
  }
}
