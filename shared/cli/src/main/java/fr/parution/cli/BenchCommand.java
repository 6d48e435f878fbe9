// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.cli.bench.Baseline;
import fr.parution.cli.bench.BenchTable;
import fr.parution.dataset.Project;
import fr.parution.pipeline.Workspace;
import fr.parution.problem.ProblemKind;
import fr.parution.store.Json;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a whole publication of invented purchases, with the same aggregation by others beside it in the same run. */
@Command(name = "bench", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class BenchCommand implements Callable<Integer> {

    private static final String PYTHON = "PARUTION_READERS_PYTHON";

    @Mixin
    private final ProjectOptions options = new ProjectOptions();

    @Option(names = "--rows", defaultValue = "200000", paramLabel = "N", descriptionKey = "option.rows")
    private long rows;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S", descriptionKey = "option.seed")
    private long seed;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Console console = Console.standard(json);
        Project project = options.read();
        try (Workspace work = Workspace.create()) {
            Baseline baseline;
            Baseline.Answer versions;
            try {
                baseline = Baseline.with(python(), work.directory("baseline"));
                versions = baseline.run("check");
            } catch (Baseline.FailedException e) {
                Console.standard(false).say("bench.noReaders", String.valueOf(System.getenv(PYTHON)));
                return ProblemKind.USAGE.exitCode();
            }
            double loadBefore = load();
            Bench bench = new Bench(project, options.directory(), baseline, console, work);
            console.say("bench.start", rows, Long.toString(seed));
            Bench.Result result;
            try {
                result = bench.run(Sources.parameters(rows, seed, null));
            } catch (Baseline.FailedException e) {
                Console.standard(false).say("bench.failed", String.valueOf(e.getMessage()));
                return ProblemKind.DEFECT.exitCode();
            }
            print(result, versions, loadBefore);
            return result.differences() == 0 ? 0 : ProblemKind.DEFECT.exitCode();
        }
    }

    /** The interpreter that the set-up of the tests installs. */
    private static Path python() throws Baseline.FailedException {
        String named = System.getenv(PYTHON);
        if (named == null || !Files.isRegularFile(Path.of(named)) || !Files.isExecutable(Path.of(named))) {
            throw new Baseline.FailedException("check");
        }
        return Path.of(named);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void print(Bench.Result result, Baseline.Answer versions, double loadBefore) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        int cores = Runtime.getRuntime().availableProcessors();
        String java = System.getProperty("java.version");
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        BenchTable table = result.table();
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("rows", rows);
            document.put("seed", seed);
            document.put("cores", cores);
            document.put("java", java);
            document.put("system", system);
            document.put("loadBefore", loadBefore);
            document.put("loadAfter", load());
            document.put("steps", table.documents());
            document.put("compared", result.compared());
            document.put("differences", result.differences());
            out.print(new String(Json.write(document), StandardCharsets.UTF_8));
        } else {
            out.println(Messages.text("bench.size", rows, Long.toString(seed), result.staged()));
            out.println();
            out.println(Messages.text(
                    "bench.machine",
                    cores,
                    java,
                    system,
                    loadBefore,
                    load(),
                    versions.text("/versions/python"),
                    versions.text("/versions/duckdb"),
                    versions.text("/versions/polars")));
            out.println();
            out.println(table.markdown(List.of(Messages.text("bench.head").split("\\|", -1)), Locale.getDefault()));
            out.println(Messages.text(
                    "bench.ratio", table.cpuRatio("release", "polars"), table.cpuRatio("release", "duckdb")));
            out.println();
            out.println(Messages.text("bench.compared", result.compared(), result.differences(), result.shown()));
        }
        out.flush();
    }
}
