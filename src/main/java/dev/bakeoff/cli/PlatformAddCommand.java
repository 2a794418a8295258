package dev.bakeoff.cli;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.ProfileForm;
import dev.bakeoff.platform.found.FoundProfile;
import dev.bakeoff.platform.found.JdbcUrl;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff platform add}. */
@Command(
    name = "add",
    description = {
      "Adds a platform, or replaces one with --replace.",
      "Secrets are given as references only: ${NAME}, keychain:NAME, 'command: PROGRAM …', pgpass,"
          + " ask."
    },
    mixinStandardHelpOptions = true)
final class PlatformAddCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(paramLabel = "NAME", description = "The platform's name.")
  private String name;

  @Option(names = "--type", description = "As in 'bakeoff platform types'.")
  private String type;

  @Option(names = "--flavor", description = "aurora, rds or lakebase.")
  private String flavor;

  @Option(
      names = "--url",
      paramLabel = "JDBC-URL",
      description = "Takes type and settings from a URL; a password in it is refused.")
  private String url;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting, as in 'bakeoff platform types TYPE'. May be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--password-stdin",
      description = "Reads the password from standard input and stores it in the keychain.")
  private boolean passwordStdin;

  @Option(names = "--replace", description = "Where there is a profile of that name already.")
  private boolean replace;

  PlatformAddCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    CliServices.Platforms platforms = services.get().platforms();
    if (!replace && platforms.profiles().find(name).filter(p -> !p.builtIn()).isPresent()) {
      throw Problem.request(
              "There is a platform '" + name + "' already.",
              "Take another name, or --replace to put this one in its place.")
          .asException();
    }
    Optional<FoundProfile> given = Optional.ofNullable(url).map(PlatformAddCommand::read);
    String wanted = Optional.ofNullable(type).or(() -> given.map(FoundProfile::type)).orElse("");
    if (wanted.isEmpty()) {
      throw Problem.request(
              "The platform '" + name + "' needs a type.",
              "Add --type; 'bakeoff platform types' shows which there are.")
          .asException();
    }
    PlatformDescriptor descriptor = platforms.adapters().descriptor(wanted);
    Map<String, String> all = new LinkedHashMap<>();
    given.ifPresent(found -> all.putAll(found.settings()));
    all.putAll(settings);
    Optional<SecretStore> store = Optional.empty();
    if (passwordStdin) {
      SecretStore prepared = SecretStore.of(name, descriptor);
      all.put(prepared.field(), prepared.reference());
      store = Optional.of(prepared);
    }
    // Checked before anything is stored.
    PlatformProfile profile =
        ProfileForm.profile(
            name,
            descriptor,
            Optional.ofNullable(flavor).or(() -> given.flatMap(FoundProfile::flavor)),
            all);
    store.ifPresent(s -> s.keep(platforms.keychain(), System.in));
    platforms.profiles().save(profile);
    given.ifPresent(found -> found.notes().forEach(note -> console.note("Note: " + note + ".")));
    console.print("Added " + name + ". Test it: bakeoff platform test " + name);
    return 0;
  }

  private static FoundProfile read(String url) {
    JdbcUrl parsed = JdbcUrl.parse(url);
    if (parsed.password().isPresent()) {
      throw Problem.request(
              "The JDBC URL holds a password, which Bakeoff does not store, and which other"
                  + " programs can now see in the list of processes.",
              "Leave it out, and say where it is found with --set password=…, or pipe it in with"
                  + " --password-stdin.")
          .asException();
    }
    return parsed.profile();
  }
}
