package dev.bakeoff.platform.secret;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a secret is to be found; what profiles hold in place of it. Immutable. */
public sealed interface SecretReference {
  /** The forms there are, for hints. */
  String FORMS =
      "Write where it is found: ${NAME} for an environment variable, keychain:NAME for the system's"
          + " keychain, 'command: PROGRAM ARGUMENTS' for a program that prints it, pgpass, or ask.";

  /** As in YAML. {@link #parse} reads it back. */
  String text();

  /** For people, in a few words. */
  String words();

  /** A variable of the environment that Bakeoff was started in: {@code ${NAME}}. */
  record Environment(String variable) implements SecretReference {
    private static final Pattern TEXT = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public Environment {
      if (!NAME.matcher(variable).matches()) {
        throw malformed(
            "A reference to an environment variable lacks the variable's name.",
            "Write it of letters, digits and '_', such as ${PGPASSWORD}.");
      }
    }

    @Override
    public String text() {
      return "${" + variable + "}";
    }

    @Override
    public String words() {
      return "from the environment variable " + variable;
    }
  }

  /** An entry of the system's keychain under Bakeoff's name: {@code keychain:NAME}. */
  record Keychain(String name) implements SecretReference {
    static final String PREFIX = "keychain:";

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,200}");

    public Keychain {
      name = name.strip();
      if (!NAME.matcher(name).matches()) {
        throw malformed(
            "A reference to the keychain lacks the name of its entry.",
            "Write for example keychain:prod.");
      }
    }

    @Override
    public String text() {
      return PREFIX + name;
    }

    @Override
    public String words() {
      return "from the keychain, entry " + name;
    }
  }

  /**
   * A program that prints the secret as the first line of its standard output: {@code command:
   * PROGRAM ARGUMENTS}. Runs without a shell.
   *
   * @param arguments the program and its arguments
   */
  record Command(List<String> arguments) implements SecretReference {
    static final String PREFIX = "command:";

    public Command {
      arguments = List.copyOf(arguments);
      if (arguments.isEmpty() || arguments.getFirst().isBlank()) {
        throw malformed(
            "A reference to a command lacks the program.",
            "Write for example 'command: vault read -field=password secret/prod'.");
      }
    }

    public String program() {
      return arguments.getFirst();
    }

    @Override
    public String text() {
      return PREFIX + " " + CommandWords.join(arguments);
    }

    @Override
    public String words() {
      return "printed by " + program();
    }
  }

  /**
   * PostgreSQL's password file, looked up by host, port, database and user: {@code pgpass}.
   *
   * @param file another one than the user's own; empty for that
   */
  record PgPass(Optional<String> file) implements SecretReference {
    static final String WORD = "pgpass";

    @Override
    public String text() {
      return WORD + file.map(f -> ":" + f).orElse("");
    }

    @Override
    public String words() {
      return "from the password file " + file.orElse("~/.pgpass");
    }
  }

  /** Asked for when it is needed, and remembered until Bakeoff ends: {@code ask}. */
  record Ask() implements SecretReference {
    static final String WORD = "ask";

    @Override
    public String text() {
      return WORD;
    }

    @Override
    public String words() {
      return "asked for when it is needed";
    }
  }

  /**
   * Reads a reference; empty where the text is none, which then may be a secret and must not be
   * repeated.
   *
   * @throws ProblemException where it is a reference that lacks something
   */
  static Optional<SecretReference> parse(String given) {
    String text = given.strip();
    Matcher variable = Environment.TEXT.matcher(text);
    if (variable.matches()) {
      return Optional.of(new Environment(variable.group(1)));
    }
    if (text.equals(Ask.WORD)) {
      return Optional.of(new Ask());
    }
    if (text.equals(PgPass.WORD)) {
      return Optional.of(new PgPass(Optional.empty()));
    }
    if (text.startsWith(PgPass.WORD + ":") && text.length() > PgPass.WORD.length() + 1) {
      return Optional.of(new PgPass(Optional.of(text.substring(PgPass.WORD.length() + 1).strip())));
    }
    if (text.startsWith(Keychain.PREFIX)) {
      return Optional.of(new Keychain(text.substring(Keychain.PREFIX.length())));
    }
    if (text.startsWith(Command.PREFIX)) {
      return Optional.of(new Command(CommandWords.split(text.substring(Command.PREFIX.length()))));
    }
    return Optional.empty();
  }

  /**
   * Reads what must be a reference.
   *
   * @param field the field's label or key, for the refusal
   * @throws ProblemException where it is none; the text is not repeated, as it may be the secret
   */
  static SecretReference require(String text, String field) {
    return parse(text)
        .orElseThrow(
            () ->
                malformed(
                    "'" + field + "' is a secret, whose value Bakeoff does not store.", FORMS));
  }

  private static ProblemException malformed(String what, String hint) {
    return Problem.request(what, hint).asException();
  }
}
