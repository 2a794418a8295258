package dev.bakeoff.platform.found;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A JDBC URL taken apart: {@code jdbc:postgresql:}, {@code jdbc:snowflake:}, {@code jdbc:sqlite:}
 * and {@code jdbc:duckdb:}. A password in it is kept apart, so that it can be offered to the
 * keychain or refused.
 */
public final class JdbcUrl {
  private static final Set<String> SECRETS =
      Set.of(
          "password",
          "pass",
          "pwd",
          "token",
          "private_key_pwd",
          "privatekeypassword",
          "sslpassword");

  private static final Map<String, String> POSTGRES =
      Map.of(
          "user", "user",
          "sslmode", "sslmode",
          "sslrootcert", "ssl_root_cert",
          "currentschema", "schema");

  private static final Map<String, String> SNOWFLAKE =
      Map.of(
          "user", "user",
          "warehouse", "warehouse",
          "db", "database",
          "database", "database",
          "schema", "schema",
          "role", "role",
          "private_key_file", "private_key_file");

  private final FoundProfile profile;
  private final Optional<String> password;

  private JdbcUrl(FoundProfile profile, Optional<String> password) {
    this.profile = profile;
    this.password = password;
  }

  /** What it says, without its secrets. */
  public FoundProfile profile() {
    return profile;
  }

  /** A password that stood in it. */
  public Optional<String> password() {
    return password;
  }

  public static boolean looksLike(String text) {
    return text.strip().toLowerCase(Locale.ROOT).startsWith("jdbc:");
  }

  /**
   * Takes a URL apart.
   *
   * @throws ProblemException where it is of no known kind; the URL is not repeated, as it may hold
   *     a password
   */
  public static JdbcUrl parse(String given) {
    String text = given.strip();
    String kind =
        text.replaceFirst("(?i)^jdbc:", "").replaceFirst(":.*", "").toLowerCase(Locale.ROOT);
    String rest = text.substring(Math.min(text.length(), "jdbc:".length() + kind.length() + 1));
    if (!looksLike(text)) {
      throw Problem.request(
              "This is no JDBC URL.", "One begins with jdbc:, such as jdbc:postgresql://host/db.")
          .asException();
    }
    return switch (kind) {
      case "postgresql" -> postgres(rest);
      case "snowflake" -> snowflake(rest);
      case "sqlite", "duckdb" -> file(kind, rest);
      default ->
          throw Problem.request(
                  "A JDBC URL of '" + kind + "' cannot be read.",
                  "Known are jdbc:postgresql:, jdbc:snowflake:, jdbc:sqlite: and jdbc:duckdb:.")
              .asException();
    };
  }

  private static JdbcUrl postgres(String rest) {
    Parts parts = Parts.of(rest);
    Map<String, String> settings = new LinkedHashMap<>();
    String host = "localhost";
    if (rest.startsWith("//")) {
      // Several hosts are for fail-over, which a comparison has no use for.
      String first = parts.authority().replaceFirst(",.*", "");
      host = first.replaceFirst(":[0-9]+$", "");
      String port = first.length() > host.length() ? first.substring(host.length() + 1) : "";
      host = host.isEmpty() ? "localhost" : host.replaceAll("^\\[|]$", "");
      settings.put("port", port);
      settings.put("database", parts.path());
    } else {
      settings.put("database", parts.path().isEmpty() ? parts.authority() : parts.path());
    }
    settings.put("host", host);
    List<String> notes = new ArrayList<>();
    take(parts.parameters(), POSTGRES, settings, notes);
    if (parts.authority().contains(",")) {
      notes.add("only the first of its hosts is taken");
    }
    return made(host, "postgresql", FoundProfile.flavorOf(host), settings, parts.password(), notes);
  }

  private static JdbcUrl snowflake(String rest) {
    Parts parts = Parts.of(rest);
    String host = parts.authority().replaceFirst(":[0-9]+$", "");
    Map<String, String> settings = new LinkedHashMap<>();
    String account = host.replaceFirst("(?i)\\.snowflakecomputing\\.(com|cn)$", "");
    settings.put("account", parts.parameters().getOrDefault("account", account));
    List<String> notes = new ArrayList<>();
    Map<String, String> others = new LinkedHashMap<>(parts.parameters());
    others.remove("account");
    take(others, SNOWFLAKE, settings, notes);
    return made(account, "snowflake", Optional.empty(), settings, parts.password(), notes);
  }

  private static JdbcUrl file(String type, String rest) {
    String path = rest.replaceFirst("[?;].*", "").replaceFirst("^file:", "");
    if (path.isEmpty() || path.startsWith(":memory:")) {
      throw Problem.request(
              "A database in memory cannot be a platform.",
              "Its data would be gone between loading and measuring; name a file.")
          .asException();
    }
    String name = path.replaceFirst(".*[/\\\\]", "").replaceFirst("\\.[A-Za-z0-9]+$", "");
    return made(
        name,
        type,
        Optional.empty(),
        Map.of("path", path),
        Optional.empty(),
        path.length() < rest.replaceFirst("^file:", "").length()
            ? List.of("the URL's parameters are left out")
            : List.of());
  }

  private static void take(
      Map<String, String> parameters,
      Map<String, String> known,
      Map<String, String> settings,
      List<String> notes) {
    parameters.forEach(
        (key, value) -> {
          String setting = known.get(key);
          if (setting != null) {
            settings.putIfAbsent(setting, value);
          } else if (!SECRETS.contains(key)) {
            notes.add("'" + key + "' is left out, as Bakeoff sets it itself or does not know it");
          }
        });
  }

  private static JdbcUrl made(
      String name,
      String type,
      Optional<String> flavor,
      Map<String, String> settings,
      Optional<String> password,
      List<String> notes) {
    Map<String, String> filled = new LinkedHashMap<>(settings);
    filled.values().removeIf(String::isBlank);
    return new JdbcUrl(
        new FoundProfile(
            FoundProfile.nameOf(name.replaceFirst("\\..*", "")),
            type,
            flavor,
            filled,
            "the JDBC URL",
            notes),
        password);
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "JdbcUrl[" + profile + "]";
  }

  private record Parts(String authority, String path, Map<String, String> parameters) {
    static Parts of(String rest) {
      String withoutSlashes = rest.replaceFirst("^//", "");
      String place = withoutSlashes.replaceFirst("[?].*", "");
      String query =
          withoutSlashes.length() > place.length()
              ? withoutSlashes.substring(place.length() + 1)
              : "";
      String authority = place.replaceFirst("/.*", "");
      String path =
          place.length() > authority.length() ? place.substring(authority.length() + 1) : "";
      Map<String, String> parameters = new LinkedHashMap<>();
      String named = authority;
      if (authority.contains("@")) {
        String[] user = authority.substring(0, authority.lastIndexOf('@')).split(":", 2);
        named = authority.substring(authority.lastIndexOf('@') + 1);
        parameters.put("user", decoded(user[0]));
        if (user.length == 2) {
          parameters.put("password", decoded(user[1]));
        }
      }
      for (String pair : query.split("&")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          parameters.put(
              pair.substring(0, equals).toLowerCase(Locale.ROOT),
              decoded(pair.substring(equals + 1)));
        }
      }
      return new Parts(named, decoded(path), parameters);
    }

    Optional<String> password() {
      return SECRETS.stream()
          .sorted()
          .map(parameters::get)
          .filter(value -> value != null && !value.isEmpty())
          .findFirst();
    }

    private static String decoded(String text) {
      try {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        // A lone % is meant as it stands.
        return text;
      }
    }
  }
}
