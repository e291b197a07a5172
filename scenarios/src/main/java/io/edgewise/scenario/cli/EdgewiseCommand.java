package io.edgewise.scenario.cli;

import io.edgewise.scenario.Product;
import io.edgewise.scenario.sweep.Cluster;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Severity;
import io.edgewise.topology.text.Suggestions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code edgewise}: the command that holds all others. */
@Command(
    name = "edgewise",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
        "Where should this code and its data run - at the edge, in a region, in several - and what does each choice "
            + "cost, in milliseconds and in money? Simulates the placements of a scenario file and compares them."},
    footerHeading = "%nExample:%n",
    footer = {
        "  edgewise run checkout.yaml -o out",
        "",
        "Exit codes: 0 done; 1 the run failed; 2 the input is wrong; 3 a check did not hold; 130 cancelled."})
public final class EdgewiseCommand implements Callable<Integer> {

  private final Console console;

  @Spec
  private CommandSpec spec;

  @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Shows the stack trace of a failure.")
  private boolean debug;

  @Option(names = {"-q", "--quiet"}, scope = ScopeType.INHERIT, description = "No progress, warnings or remarks.")
  private boolean quiet;

  EdgewiseCommand(Console console) {
    this.console = console;
  }

  /** Says which version this is: that of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Product.version(), "JDK " + Runtime.version()};
    }
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    run(Optional.empty(), Optional.empty(), arguments);
  }

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param cluster machines that simulate sweeps with {@code --engine spark}
   */
  public static void main(Cluster cluster, String... arguments) {
    run(Optional.of(cluster), Optional.empty(), arguments);
  }

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param desktop what {@code edgewise ui} opens
   */
  public static void main(Desktop desktop, String... arguments) {
    run(Optional.empty(), Optional.of(desktop), arguments);
  }

  private static void run(Optional<Cluster> cluster, Optional<Desktop> desktop, String... arguments) {
    Interrupt interrupt = new Interrupt();
    interrupt.install();
    int code = ExitCode.FAILED;
    try {
      code = execute(Console.ofProcess(interrupt::requested), cluster, desktop, arguments);
    } catch (OutOfMemoryError e) {
      // Not even picocli could be set up.
      System.err.println(outOfMemory());
    } finally {
      interrupt.workEnded();
    }
    System.exit(code);
  }

  /** Runs a command that may use a cluster, or open the desktop application, and returns its exit code. */
  static int execute(Console console, Optional<Cluster> cluster, Optional<Desktop> desktop, String... arguments) {
    EdgewiseCommand root = new EdgewiseCommand(console);
    CommandLine line = new CommandLine(root);
    Map<String, Supplier<Object>> commands = commands(root, cluster, desktop);
    // What picocli is given it takes apart by reflection: all commands make a start of 0.24 s one of 0.30 s.
    Predicate<String> asked = arguments.length > 0 && commands.containsKey(arguments[0])
        ? arguments[0]::equals : name -> true;
    commands.keySet().stream().filter(asked).forEach(name -> line.addSubcommand(name, commands.get(name).get()));
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(console.ansi()))
        .setUsageHelpWidth(110)
        .setExecutionStrategy(parsed -> {
          OutputCheck.check(parsed);
          return new CommandLine.RunLast().execute(parsed);
        })
        .setParameterExceptionHandler(root::misused)
        .setExecutionExceptionHandler(root::failed);
    int code = line.execute(arguments);
    console.out().flush();
    console.err().flush();
    // Output that was lost, as on a full disk, must not pass for success.
    return code == ExitCode.DONE && console.out().checkError() ? ExitCode.FAILED : code;
  }

  /** The commands by name, in the order of the help. */
  private static Map<String, Supplier<Object>> commands(EdgewiseCommand root, Optional<Cluster> cluster,
      Optional<Desktop> desktop) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("run", () -> new RunCommand(root));
    commands.put("validate", () -> new ValidateCommand(root));
    commands.put("breakeven", () -> new BreakEvenCommand(root));
    commands.put("inversion", () -> new InversionCommand(root));
    commands.put("optimize", () -> new OptimizeCommand(root));
    commands.put("sensitivity", () -> new SensitivityCommand(root));
    commands.put("check", () -> new CheckCommand(root));
    commands.put("calibrate", () -> new CalibrateCommand(root));
    commands.put("sweep", () -> new SweepCommand(root, cluster));
    commands.put("merge", () -> new MergeCommand(root));
    commands.put("report", () -> new ReportCommand(root));
    commands.put("figure", () -> new FigureCommand(root));
    commands.put("explain", () -> new ExplainCommand(root));
    commands.put("trace", () -> new TraceCommand(root));
    commands.put("catalog", () -> new CommandLine(new CatalogCommand())
        .addSubcommand(new CatalogListCommand(root))
        .addSubcommand(new CatalogShowCommand(root))
        .addSubcommand(new CatalogCheckCommand(root)));
    commands.put("schema", () -> new SchemaCommand(root));
    commands.put("ui", () -> new UiCommand(root, desktop));
    return commands;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(console.out(), console.ansi());
    return ExitCode.DONE;
  }

  Console console() {
    return console;
  }

  /** Name and version of the product. */
  String version() {
    return Product.version();
  }

  boolean quiet() {
    return quiet;
  }

  /** Prints a line to standard error unless the user wants none. */
  void remark(String text) {
    if (!quiet) {
      console.err().println(text);
    }
  }

  /** Prints what is questionable in the input but does not stop the work. */
  void warn(List<Problem> problems) {
    problems.stream().filter(problem -> problem.severity() == Severity.WARNING).map(Problem::toString)
        .forEach(this::remark);
  }

  private int misused(ParameterException wrong, String[] arguments) {
    CommandSpec command = wrong.getCommandLine().getCommandSpec();
    console.err().println("edgewise: " + (wrong instanceof UnmatchedArgumentException unmatched
        ? unmatched(unmatched.getUnmatched().getFirst(), command) : wrong.getMessage()));
    console.err().println("Try '" + command.qualifiedName() + " --help'.");
    return ExitCode.WRONG_INPUT;
  }

  private static String unmatched(String argument, CommandSpec command) {
    if (argument.startsWith("-")) {
      String option = argument.split("=", 2)[0];
      return "no option \"" + option + "\"" + Suggestions.hint(option, command.optionsMap().keySet());
    }
    return command.subcommands().isEmpty()
        ? "unexpected argument \"" + argument + "\""
        : "no command \"" + argument + "\"" + Suggestions.hint(argument, command.subcommands().keySet());
  }

  private int failed(Exception cause, CommandLine line, ParseResult parsed) {
    if (debug) {
      cause.printStackTrace(console.err());
    }
    if (isOutOfMemory(cause)) {
      console.err().println(outOfMemory());
      return ExitCode.FAILED;
    }
    if (cause instanceof InvalidInputException invalid) {
      invalid.problems().stream().sorted().map(Problem::toString).forEach(console.err()::println);
      long errors = invalid.problems().stream().filter(problem -> problem.severity() == Severity.ERROR).count();
      console.err().println(errors + (errors == 1 ? " problem" : " problems"));
      return ExitCode.WRONG_INPUT;
    }
    if (cause instanceof CancellationException) {
      console.err().println("edgewise: cancelled; nothing was written");
      return ExitCode.CANCELLED;
    }
    String message = Optional.ofNullable(cause.getMessage()).filter(text -> !text.isBlank()).orElse("no reason given");
    console.err().println("edgewise: " + words(cause) + message
        + (debug ? "" : "\n(--debug shows where it happened)"));
    return ExitCode.FAILED;
  }

  private static boolean isOutOfMemory(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof OutOfMemoryError) {
        return true;
      }
    }
    return false;
  }

  private static String outOfMemory() {
    return "edgewise: a heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MB is too small for this; "
        + "EDGEWISE_JAVA_OPTS=-Xmx4g gives it 4 GB";
  }

  /** Names the kind of failure, because messages of file systems often are the name of a file alone. */
  private static String words(Exception cause) {
    return switch (cause) {
      case AccessDeniedException denied -> "access denied: ";
      case NoSuchFileException missing -> "no such file or folder: ";
      case FileAlreadyExistsException exists -> "a file is in the way: ";
      case FileSystemException other -> "cannot write: ";
      case IOException other -> "cannot write: ";
      default -> "";
    };
  }
}
