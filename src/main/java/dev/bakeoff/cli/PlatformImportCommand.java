package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.ProfileForm;
import dev.bakeoff.platform.found.AwsFiles;
import dev.bakeoff.platform.found.FoundProfile;
import dev.bakeoff.platform.found.JdbcUrl;
import dev.bakeoff.platform.found.PostgresFiles;
import dev.bakeoff.platform.found.UserFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff platform import}. */
@Command(
    name = "import",
    description = {
      "Adds platforms that other programs know.",
      "From: pgpass, pg_service, aws, the path of such a file, or a jdbc: URL. Passwords stay where"
          + " they are."
    },
    mixinStandardHelpOptions = true)
final class PlatformImportCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(paramLabel = "FROM", description = "pgpass, pg_service, aws, a file, or a jdbc: URL.")
  private String from;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "Only those that would be called so.")
  private List<String> only = List.of();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting for all of them, such as a region. May be repeated.")
  private Map<String, String> settings = new HashMap<>();

  @Option(names = "--dry-run", description = "Show what would be added, and add nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  PlatformImportCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    CliServices.Platforms platforms = services.get().platforms();
    Set<String> taken = new HashSet<>();
    platforms.profiles().all().forEach(p -> taken.add(p.name()));
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    int refused = 0;
    for (FoundProfile found : find(platforms.files())) {
      if (!only.isEmpty() && !only.contains(found.name())) {
        continue;
      }
      ObjectNode result = results.addObject();
      result.put("name", found.name());
      result.put("source", found.source());
      refused += add(platforms, found, taken, result) ? 0 : 1;
    }
    if (json) {
      console.json(results);
    } else if (results.isEmpty()) {
      console.print("Nothing to add was found there.");
    }
    return refused > 0 ? 1 : 0;
  }

  private boolean add(
      CliServices.Platforms platforms, FoundProfile found, Set<String> taken, ObjectNode result) {
    if (taken.contains(found.name())) {
      return told(result, "skipped", found.name() + ": there is a platform of that name already");
    }
    try {
      Map<String, String> all = new HashMap<>(found.settings());
      all.putAll(settings);
      PlatformProfile profile =
          ProfileForm.profile(
              found.name(), platforms.adapters().descriptor(found.type()), found.flavor(), all);
      if (!dryRun) {
        platforms.profiles().save(profile);
      }
      taken.add(found.name());
      String notes = found.notes().isEmpty() ? "" : " (" + String.join("; ", found.notes()) + ")";
      return told(
          result,
          dryRun ? "found" : "added",
          (dryRun ? "Would add " : "Added ") + found.name() + " from " + found.source() + notes);
    } catch (ProblemException e) {
      var _ = told(result, "refused", found.source() + " was not added: " + e.problem());
      return false;
    }
  }

  private boolean told(ObjectNode result, String status, String words) {
    result.put("status", status);
    result.put("message", words);
    if (!json) {
      console.print(words);
    }
    return true;
  }

  private List<FoundProfile> find(UserFiles usual) {
    if (JdbcUrl.looksLike(from)) {
      JdbcUrl url = JdbcUrl.parse(from);
      if (url.password().isPresent()) {
        console.note(
            "The password in the URL was not taken over; give it with 'bakeoff platform add"
                + " --password-stdin', or say where it is found with --set password=…");
      }
      return List.of(url.profile());
    }
    Optional<Path> file = Optional.of(from).map(Path::of).filter(Files::isRegularFile);
    String name = file.map(f -> f.getFileName().toString()).orElse("");
    return switch (from) {
      case "pgpass" -> PostgresFiles.passwords(usual.passwords(), true);
      case "pg_service" -> PostgresFiles.services(usual.services(), usual.passwords());
      case "aws" -> AwsFiles.profiles(usual.awsConfig(), usual.awsCredentials());
      default -> {
        if (file.isEmpty()) {
          throw Problem.request(
                  "'" + from + "' is nothing that platforms can be imported from.",
                  "Take pgpass, pg_service, aws, the path of such a file, or a jdbc: URL.")
              .asException();
        }
        yield name.contains("service")
            ? PostgresFiles.services(file.get(), usual.passwords())
            : name.contains("pgpass")
                ? PostgresFiles.passwords(file.get(), false)
                : AwsFiles.profiles(file.get(), usual.awsCredentials());
      }
    };
  }
}
