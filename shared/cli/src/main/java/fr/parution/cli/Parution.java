// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command {@code parution}. */
@Command(
        name = "parution",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        resourceBundle = "fr.parution.cli.messages",
        subcommands = {
            DemoCommand.class,
            GenerateCommand.class,
            PublishCommand.class,
            PlanCommand.class,
            ProjectCommand.class,
            ServeCommand.class,
            VerifyCommand.class,
            AuditCommand.class,
            HistoryCommand.class,
            DiffCommand.class,
            RollbackCommand.class,
            RetireCommand.class,
            KeyCommand.class,
            WithdrawCommand.class,
            CollectCommand.class,
            RedriveCommand.class,
            CheckCommand.class,
            ExplainCommand.class,
            BenchCommand.class,
        })
public final class Parution {

    /** Runs one command; the exit code follows the kind of the first problem. */
    public static void main(String[] args) {
        // Pages and files are made without a screen.
        System.setProperty("java.awt.headless", "true");
        System.exit(run(args));
    }

    /** Runs one command and returns its exit code. */
    static int run(String... args) {
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        CommandLine line = new CommandLine(new Parution())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, parsed) -> explain(e, err))
                .setParameterExceptionHandler((e, unparsed) -> misused(e, err));
        try {
            return line.execute(args);
        } catch (Error e) { // such as a native library that cannot be unpacked: told as any other defect
            return explain(e, err);
        }
    }

    static int explain(Throwable e, PrintWriter err) {
        if (e instanceof ParutionException known) {
            err.println(known.text(Locale.getDefault()));
            return known.exitCode();
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        StackTraceElement[] trace = root.getStackTrace();
        String place = trace.length == 0 ? "" : trace[0].toString();
        // The message of an unexpected exception may quote data, so only its class and place are told.
        err.println(Problem.of(ProblemCode.DEFECT_INTERNAL, "", root.getClass().getName() + " " + place, "")
                .text(Locale.getDefault()));
        return ProblemCode.DEFECT_INTERNAL.kind().exitCode();
    }

    private static int misused(ParameterException e, PrintWriter err) {
        Misuse.problems(e).forEach(problem -> err.println(problem.text(Locale.getDefault())));
        err.println(Misuse.help(e.getCommandLine()));
        return ProblemCode.USAGE_UNKNOWN_OPTION.kind().exitCode();
    }
}
