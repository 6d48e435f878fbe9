// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line as problems of ours, which speak the reader's language. */
final class Misuse {

    private Misuse() {}

    static List<Problem> problems(ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        String name = command.qualifiedName();
        if (e instanceof UnmatchedArgumentException unmatched) {
            return List.of(unmatched(unmatched.getUnmatched().get(0), command));
        }
        if (e instanceof MissingParameterException missing) {
            return missing.getMissing().stream()
                    .map(option -> Problem.of(ProblemCode.USAGE_OPTION_MISSING, name, name(option), form(option)))
                    .toList();
        }
        ArgSpec option = e.getArgSpec();
        if (e instanceof OverwrittenOptionException overwritten) {
            ArgSpec twice = overwritten.getOverwritten();
            return List.of(
                    Problem.of(ProblemCode.USAGE_CONTRADICTION, name, name(twice) + ", " + name(twice), form(twice)));
        }
        if (option != null) {
            return List.of(Problem.of(ProblemCode.USAGE_BAD_VALUE, name(option), shown(e.getValue()), example(option)));
        }
        return List.of(Problem.of(ProblemCode.USAGE_OPTION_MISSING, name, "COMMAND", choices(command)));
    }

    private static Problem unmatched(String argument, CommandSpec command) {
        String name = command.qualifiedName();
        // What stands behind an equals sign may be a secret that was given to a misspelt option.
        String shown = argument.startsWith("-") ? argument.split("=", 2)[0] : argument;
        return Problem.of(
                argument.startsWith("-") ? ProblemCode.USAGE_UNKNOWN_OPTION : ProblemCode.USAGE_BAD_VALUE,
                name,
                shown,
                argument.startsWith("-") ? options(command) : choices(command));
    }

    /** The subcommands; the options of a command that has none. */
    private static String choices(CommandSpec command) {
        return command.subcommands().isEmpty()
                ? options(command)
                : String.join(", ", command.subcommands().keySet());
    }

    private static String options(CommandSpec command) {
        return command.options().stream()
                .map(OptionSpec::longestName)
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String form(ArgSpec argument) {
        return name(argument) + " " + argument.paramLabel();
    }

    private static String example(ArgSpec argument) {
        Class<?> type = argument.type();
        if (type == LocalDate.class) {
            return "2026-04-01";
        }
        return type == long.class || type == Long.class || type == int.class ? "1234" : form(argument);
    }

    private static String shown(@Nullable String value) {
        return value == null ? "–" : value;
    }

    /** Where to read more. */
    static String help(CommandLine command) {
        return Messages.text("usage.help", command.getCommandSpec().qualifiedName());
    }
}
