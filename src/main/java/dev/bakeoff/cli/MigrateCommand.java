package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.model.Durations;
import dev.bakeoff.run.RunJson;
import dev.bakeoff.run.migrate.Migration;
import dev.bakeoff.run.migrate.Migration.PlannedTable;
import dev.bakeoff.run.migrate.Migration.VerifiedTable;
import dev.bakeoff.run.migrate.Migrator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff migrate}. */
@Command(
    name = "migrate",
    description = {
      "Moves tables from one platform to another: plan, copy, verify, cutover.",
      "The cutover is refused until everything was read on both sides and proved equal."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class MigrateCommand {
  private final Supplier<CliServices> services;
  private final Console console;

  MigrateCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  /** Which migration. */
  static final class Which {
    @Parameters(
        arity = "0..1",
        paramLabel = "ID",
        description = "A migration or the beginning of its id; left out, the latest that fits.")
    private String id;

    @Option(names = "--from", paramLabel = "PLATFORM", description = "Its source, by type or name.")
    private String from;

    @Option(names = "--to", paramLabel = "PLATFORM", description = "Its target, by type or name.")
    private String to;

    Migration in(Migrator migrator) {
      return migrator
          .migrations()
          .get(Optional.ofNullable(id), Optional.ofNullable(from), Optional.ofNullable(to));
    }
  }

  @Command(
      name = "plan",
      description = "Looks at the source, shows what would be moved, and changes nothing.",
      mixinStandardHelpOptions = true)
  int plan(
      @Option(
              names = "--from",
              required = true,
              paramLabel = "URL",
              description = "TYPE://PROFILE[/PLACE], such as dynamodb://prod/fraud_.")
          String from,
      @Option(
              names = "--to",
              required = true,
              paramLabel = "URL",
              description = "TYPE://PROFILE, such as lakebase://prod.")
          String to,
      @Option(names = "--tables", split = ",", description = "Only these tables: a,b.")
          List<String> tables,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    ConsoleProgress progress = new ConsoleProgress(console);
    Migration planned =
        Interrupts.cancelling(
            cancel ->
                migrator().plan(from, to, tables == null ? List.of() : tables, progress, cancel));
    progress.clear();
    show(planned, json);
    if (!json) {
      console.print("Next: bakeoff migrate copy " + planned.id());
    }
    return 0;
  }

  @Command(
      name = "copy",
      description = "Reads the source into a dataset and loads that into the target.",
      mixinStandardHelpOptions = true)
  int copy(
      @Mixin Which which,
      @Option(names = "--anew", description = "Read the source again in any case.") boolean anew,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    Migration migration = which.in(migrator());
    ConsoleProgress progress = new ConsoleProgress(console);
    Migration copied =
        Interrupts.cancelling(cancel -> migrator().copy(migration, anew, progress, cancel));
    progress.clear();
    if (json) {
      print(copied);
      return 0;
    }
    console.print(
        "%s was copied to %s by way of dataset %s, read back there and equal."
            .formatted(copied.from(), copied.to(), copied.copy().orElseThrow().dataset()));
    console.print("Next: bakeoff migrate verify " + copied.id());
    return 0;
  }

  @Command(
      name = "verify",
      description = "Reads source and target whole and compares both with the copy.",
      mixinStandardHelpOptions = true)
  int verify(
      @Mixin Which which, @Option(names = "--json", description = "Print JSON.") boolean json) {
    Migration migration = which.in(migrator());
    ConsoleProgress progress = new ConsoleProgress(console);
    Migration checked =
        Interrupts.cancelling(cancel -> migrator().verify(migration, progress, cancel));
    progress.clear();
    boolean passed = checked.verification().orElseThrow().passed();
    show(checked, json);
    if (!json) {
      console.print(
          passed
              ? "Source, copy and target are equal. Next: bakeoff migrate cutover " + checked.id()
              : "They are not equal. Copy again with: bakeoff migrate copy --anew " + checked.id());
    }
    return passed ? 0 : 1;
  }

  @Command(
      name = "cutover",
      description = "Signs a verified migration off and leaves a record; refused for any other.",
      mixinStandardHelpOptions = true)
  int cutover(
      @Mixin Which which,
      @Option(
              names = "--approved-by",
              paramLabel = "NAME",
              description = "Who signs; left out, the user of this machine.")
          String approvedBy,
      @Option(names = "--note", defaultValue = "", description = "What the record shall say.")
          String note,
      @Option(
              names = "--max-age",
              defaultValue = "24h",
              paramLabel = "TIME",
              description = "How old the verification may be. Default: 24h.")
          String maxAge,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    Migration signed =
        migrator()
            .cutover(
                which.in(migrator()),
                approvedBy == null ? System.getProperty("user.name") : approvedBy,
                note,
                Durations.parse(maxAge));
    if (json) {
      print(signed);
      return 0;
    }
    Migration.Cutover cutover = signed.cutover().orElseThrow();
    console.print(
        "%s is cut over to %s, signed off by %s."
            .formatted(signed.from(), signed.to(), cutover.approvedBy()));
    console.print("Record: " + cutover.record());
    console.print("Now point your applications at the target; Bakeoff has not touched them.");
    return 0;
  }

  @Command(
      name = "list",
      description = "Lists the migrations, newest first.",
      mixinStandardHelpOptions = true)
  int list(@Option(names = "--json", description = "Print JSON.") boolean json) {
    List<Migration> all = migrator().migrations().list();
    if (json) {
      console.json(RunJson.mapper().valueToTree(all.stream().map(MigrateCommand::json).toList()));
      return 0;
    }
    TextTable table = new TextTable(List.of("ID", "FROM", "TO", "TABLES", "STATE"), 3);
    for (Migration each : all) {
      table.add(each.id(), each.from(), each.to(), "" + each.tables().size(), each.state());
    }
    console.print(all.isEmpty() ? "No migrations." : table.toString());
    return 0;
  }

  @Command(name = "show", description = "Shows one migration.", mixinStandardHelpOptions = true)
  int show(
      @Mixin Which which, @Option(names = "--json", description = "Print JSON.") boolean json) {
    show(which.in(migrator()), json);
    return 0;
  }

  private void show(Migration migration, boolean json) {
    if (json) {
      print(migration);
      return;
    }
    console.print(
        "Migration %s: %s to %s, %s."
            .formatted(migration.id(), migration.from(), migration.to(), migration.state()));
    if (migration.verification().isPresent()) {
      TextTable table = new TextTable(List.of("TABLE", "ROWS", "FINGERPRINT", "RESULT"), 1);
      for (VerifiedTable each : migration.verification().get().tables()) {
        table.add(
            each.name(),
            String.format(Locale.ROOT, "%,d", each.rows()),
            each.copy(),
            each.problems().isEmpty() ? "equal" : String.join(" ", each.problems()));
      }
      console.print(table.toString());
    } else {
      TextTable table = new TextTable(List.of("TABLE", "ROWS", "KEY", "COLUMNS"), 1, 3);
      for (PlannedTable each : migration.tables()) {
        table.add(
            each.name(),
            each.rows() == 0 ? "?" : String.format(Locale.ROOT, "%,d", each.rows()),
            each.primaryKey().isEmpty() ? "none" : String.join(", ", each.primaryKey()),
            "" + each.columns().size());
      }
      console.print(table.toString());
      for (PlannedTable each : migration.tables()) {
        each.notes().forEach(note -> console.print("  " + each.name() + ": " + note));
      }
    }
    migration
        .cutover()
        .ifPresent(
            c ->
                console.print(
                    "Cut over at %s, signed off by %s: %s"
                        .formatted(c.at(), c.approvedBy(), c.record())));
  }

  private void print(Migration migration) {
    console.json(json(migration));
  }

  private static ObjectNode json(Migration migration) {
    ObjectNode node = RunJson.mapper().valueToTree(migration);
    node.put("state", migration.state());
    migration
        .verification()
        .ifPresent(v -> ((ObjectNode) node.get("verification")).put("passed", v.passed()));
    return node;
  }

  private Migrator migrator() {
    return services.get().platforms().foreign().migrator();
  }
}
