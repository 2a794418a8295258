package dev.bakeoff.cli;

import dev.bakeoff.model.ProblemException;
import java.io.PrintWriter;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command and the rules that all commands share: exit codes and how errors are told. */
@Command(
    name = "bakeoff",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Compares data platforms: the same data, the same workload, an honest comparison.",
      "Without a command, the desktop app opens."
    },
    subcommands = {CommandLine.HelpCommand.class})
public final class BakeoffCli implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(BakeoffCli.class);

  @Spec private CommandSpec spec;

  @CommandLine.Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean debug;

  private BakeoffCli() {}

  /**
   * Runs a command line and returns its exit code: 0 done, 1 the work failed, 2 the request was
   * wrong.
   *
   * @param services made when a command runs, so that {@code --help} needs none
   * @param version for {@code --version}
   */
  public static int execute(
      Supplier<CliServices> services,
      String version,
      PrintWriter out,
      PrintWriter err,
      String... args) {
    BakeoffCli root = new BakeoffCli();
    Console console = new Console(out, err);
    CommandLine line = new CommandLine(root, new CommandFactory(services, console));
    line.addSubcommand(QuickstartCommand.class);
    line.addSubcommand(DatasetCommand.class);
    line.addSubcommand(PlatformCommand.class);
    line.addSubcommand(BenchmarkCommand.class);
    line.addSubcommand(HistoryCommand.class);
    line.addSubcommand(ReportCommand.class);
    line.addSubcommand(PriceCommand.class);
    line.addSubcommand(MigrateCommand.class);
    line.getCommandSpec().version("bakeoff " + version);
    line.setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((e, _, _) -> root.failed(e, console));
    line.setParameterExceptionHandler(
        (e, _) -> {
          CommandLine at = e.getCommandLine();
          err.println(e.getMessage());
          CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
          err.println("Try '" + at.getCommandSpec().qualifiedName() + " --help'.");
          err.flush();
          return 2;
        });
    int code = line.execute(args);
    out.flush();
    err.flush();
    return code;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private int failed(Exception failure, Console console) {
    if (debug) {
      failure.printStackTrace(console.err());
    }
    if (failure instanceof ProblemException e) {
      LOG.info("the command failed", failure);
      console.error(e.problem().toString());
      return e.problem().exitCode();
    }
    LOG.error("the command failed for a reason of our own", failure);
    console.error(
        "Something went wrong inside Bakeoff: "
            + failure
            + ". The log has the details; --debug shows them here.");
    return 1;
  }
}
