package dev.bakeoff.platform.secret;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Fetches secrets when a worker is about to need them. Commands run and keychains are asked at
 * every use, so that a token is fresh for each worker; an answer of the user's is remembered until
 * the process ends or a sign-in with it fails. Thread-safe; fetching may block.
 */
public final class Secrets {
  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(60);

  /**
   * Where secrets come from.
   *
   * @param environment gives a variable's value, or null
   * @param passwordFile the user's PostgreSQL password file
   */
  public record Sources(
      UnaryOperator<String> environment, Keychain keychain, Prompter prompter, Path passwordFile) {}

  private record Asked(String platform, String label) {}

  private final Sources sources;
  private final TokenCommand commands;
  private final Map<Asked, String> answers = new ConcurrentHashMap<>();
  private final Set<String> variables = ConcurrentHashMap.newKeySet();

  public Secrets(Sources sources) {
    this(sources, COMMAND_LIMIT);
  }

  /**
   * @param commandLimit how long a command may take
   */
  Secrets(Sources sources, Duration commandLimit) {
    this.sources = sources;
    this.commands = new TokenCommand(commandLimit);
  }

  /**
   * Fetches a secret.
   *
   * @throws ProblemException where it cannot be had; says which and why, never what
   */
  public String resolve(SecretReference reference, SecretUse use) {
    announce(reference);
    try {
      return switch (reference) {
        case SecretReference.Environment e -> variable(e, use);
        case SecretReference.Keychain k -> entry(k, use);
        case SecretReference.Command c -> commands.run(c);
        case SecretReference.PgPass p -> password(p, use);
        case SecretReference.Ask a -> answer(use);
      };
    } catch (ProblemException e) {
      Problem problem = e.problem();
      if (problem.what().contains(use.words()) || problem.kind() == Problem.Kind.CANCELLED) {
        throw e;
      }
      throw Problem.of(
              problem.kind(), use.words() + " is missing: " + problem.what(), problem.hint())
          .asException(e);
    }
  }

  /** Tells of a reference that is about to be used by some worker. */
  public void announce(SecretReference reference) {
    if (reference instanceof SecretReference.Environment(String variable)) {
      variables.add(variable);
    }
  }

  /**
   * The variables that hold secrets, as far as is known; workers are started without them, since
   * their secrets come by their standard input.
   */
  public Set<String> variables() {
    return Set.copyOf(variables);
  }

  /** Forgets what the user answered for a platform, since it did not work. */
  public void forget(String platform) {
    answers.keySet().removeIf(asked -> asked.platform().equals(platform));
  }

  private String variable(SecretReference.Environment reference, SecretUse use) {
    String found = sources.environment().apply(reference.variable());
    if (found == null || found.isEmpty()) {
      throw Problem.request(
              "The environment variable "
                  + reference.variable()
                  + ", which "
                  + use.words()
                  + " refers to, is not set.",
              "Set it before starting Bakeoff, or change the profile.")
          .asException();
    }
    return found;
  }

  private String entry(SecretReference.Keychain reference, SecretUse use) {
    return sources
        .keychain()
        .find(reference.name())
        .orElseThrow(
            () ->
                Problem.request(
                        "The keychain has no entry '"
                            + reference.name()
                            + "' of Bakeoff's, which "
                            + use.words()
                            + " refers to.",
                        "Store it: edit the platform in the window, or add it again with"
                            + " --password-stdin.")
                    .asException());
  }

  private String password(SecretReference.PgPass reference, SecretUse use) {
    Path file = reference.file().map(Path::of).orElse(sources.passwordFile());
    Map<String, String> settings = use.settings();
    PasswordFile.Entry wanted =
        new PasswordFile.Entry(
            settings.getOrDefault("host", "localhost"),
            settings.getOrDefault("port", "5432"),
            settings.getOrDefault("database", ""),
            settings.getOrDefault("user", ""));
    return new PasswordFile(file)
        .find(wanted)
        .orElseThrow(
            () ->
                Problem.request(
                        "The password file "
                            + file
                            + " has no line for "
                            + wanted.user()
                            + "@"
                            + wanted.host()
                            + ":"
                            + wanted.port()
                            + "/"
                            + wanted.database()
                            + ".",
                        "Add one: host:port:database:user:password.")
                    .asException());
  }

  /** One question at a time, and none twice. */
  private synchronized String answer(SecretUse use) {
    Asked asked = new Asked(use.platform(), use.label());
    String known = answers.get(asked);
    if (known != null) {
      return known;
    }
    String answer = sources.prompter().ask(use.platform(), use.label());
    answers.put(asked, answer);
    return answer;
  }
}
