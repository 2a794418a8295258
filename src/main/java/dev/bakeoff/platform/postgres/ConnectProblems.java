package dev.bakeoff.platform.postgres;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Why a connection could not be made, in words. What a server says about signing in is not
 * repeated.
 *
 * @param where host and port
 * @param user who wanted in
 * @param database where to
 */
record ConnectProblems(String where, String user, String database) {
  ProblemException of(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    String words = SqlProblems.words(e).toLowerCase(Locale.ROOT);
    if (causes(e).anyMatch(c -> c instanceof SSLException || c instanceof CertificateException)
        || words.contains("could not be verified by")) {
      return tls(e, words);
    }
    if (words.contains("server does not support ssl")) {
      return problem(
          " does not offer encryption, which sslmode asks for.",
          "Switch ssl on in the server's postgresql.conf, or set sslmode to disable where the"
              + " network is your own.",
          e);
    }
    if (words.contains("no pg_hba.conf entry")) {
      return problem(
          " has no rule in pg_hba.conf that lets '%s' in to '%s' from here%s."
              .formatted(user, database, words.contains("no encryption") ? " unencrypted" : ""),
          words.contains("no encryption")
              ? "Set sslmode to require, or have a rule added."
              : "Have a rule added for this machine.",
          e);
    }
    if (SqlProblems.kindOfState(state) == ErrorKind.DENIED) {
      return problem(
          " does not let '" + user + "' in to '" + database + "'.",
          "Check user and password, and that pg_hba.conf allows this machine.",
          e);
    }
    if (state.equals("3D000")) {
      return problem(
          " has no database '" + database + "'.",
          "Create it, or set 'database' to another one.",
          e);
    }
    if (state.startsWith("08")) {
      return problem(
          " cannot be reached: " + SqlProblems.words(e),
          "Check host, port and encryption, and that the server runs.",
          e);
    }
    return problem(" refuses the connection: " + SqlProblems.words(e), "", e);
  }

  private ProblemException tls(SQLException e, String words) {
    boolean name =
        words.contains("could not be verified by")
            || causes(e)
                .map(c -> String.valueOf(c.getMessage()))
                .anyMatch(m -> m.contains("No name matching") || m.contains("alternative"));
    if (name) {
      return problem(
          " shows a certificate that is made out to another name.",
          "Set 'host' to a name that the certificate carries, or sslmode to verify-ca.",
          e);
    }
    boolean unknown =
        causes(e)
            .map(c -> String.valueOf(c.getMessage()))
            .anyMatch(m -> m.contains("PKIX") || m.contains("trust anchor"));
    return unknown
        ? problem(
            " shows a certificate that no known authority vouches for.",
            "Set 'ssl_root_cert' to the PEM file of the server's authority; ask who runs the"
                + " server for it.",
            e)
        : problem(
            " did not agree on encryption: " + SqlProblems.words(e),
            "Check sslmode, the certificate files and that the server has ssl switched on.",
            e);
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, t -> t != null, Throwable::getCause);
  }

  private ProblemException problem(String what, String hint, SQLException cause) {
    return Problem.of(Problem.Kind.PLATFORM, "PostgreSQL at " + where + what, hint)
        .asException(cause);
  }
}
