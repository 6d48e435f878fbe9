// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.cli.bench.Baseline;
import fr.parution.cli.bench.BenchBlock;
import fr.parution.cli.bench.BenchTable;
import fr.parution.cli.bench.Requests;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.pipeline.Workspace;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.ProblemKind;
import fr.parution.protect.DisclosureReport;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a whole publication of invented purchases, with the same tables by others beside each data set in the same run. */
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
            List<DatasetDeclaration> datasets = comparable(project, versions.texts("datasets"));
            double loadBefore = load();
            Bench bench = new Bench(project, options.directory(), baseline, console, work);
            console.say("bench.start", rows, Long.toString(seed));
            Bench.Result result;
            try {
                result = bench.run(Sources.parameters(rows, seed, null), datasets);
            } catch (Baseline.FailedException e) {
                Console.standard(false).say("bench.failed", String.valueOf(e.getMessage()));
                return ProblemKind.DEFECT.exitCode();
            }
            print(result, versions, loadBefore);
            return result.differences() == 0 ? 0 : ProblemKind.DEFECT.exitCode();
        }
    }

    /** Those asked for that others can make too. */
    private List<DatasetDeclaration> comparable(Project project, List<String> known) {
        List<DatasetDeclaration> asked = options.select(project);
        List<DatasetDeclaration> both =
                asked.stream().filter(d -> known.contains(d.id())).toList();
        if (both.isEmpty()) {
            String found = asked.stream().map(DatasetDeclaration::id).collect(Collectors.joining(", "));
            throw new ParutionException(Problem.of(
                    ProblemCode.USAGE_UNKNOWN_DATASET,
                    options.directory().toString(),
                    found,
                    String.join(", ", known)));
        }
        return both;
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
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("rows", rows);
            document.put("seed", seed);
            document.put("cores", cores);
            document.put("java", java);
            document.put("system", system);
            document.put("loadBefore", loadBefore);
            document.put("loadAfter", load());
            document.put("steps", result.shared().documents());
            document.put(
                    "datasets",
                    result.blocks().stream().map(BenchBlock::document).toList());
            document.put(
                    "requests",
                    result.requests().entrySet().stream()
                            .map(each -> each.getValue().document(each.getKey()))
                            .toList());
            document.put("eventToVisibleSeconds", result.visibleSeconds());
            document.put("dollars", result.dollars());
            document.put("compared", result.compared());
            document.put("differences", result.differences());
            out.print(new String(Json.write(document), StandardCharsets.UTF_8));
        } else {
            out.println(Messages.text("bench.size", rows, Long.toString(seed)));
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
            out.println(markdown(result.shared()));
            out.println(requests(result));
            out.println(Messages.text(
                    "bench.visible",
                    result.visibleSeconds(),
                    String.format(Locale.getDefault(), "%.4f", result.dollars()),
                    String.format(Locale.getDefault(), "%.4f", Requests.WRITE_PRICE * 1000),
                    String.format(Locale.getDefault(), "%.5f", Requests.READ_PRICE * 1000),
                    String.format(Locale.getDefault(), "%.10f", Requests.GIGABYTE_SECOND_PRICE)));
            out.println();
            result.blocks().forEach(block -> print(out, block));
        }
        out.flush();
    }

    private static String requests(Bench.Result result) {
        StringBuilder text = new StringBuilder(Messages.text("bench.requestsHead"))
                .append("\n| --- | --: | --: | --: | --: | --: | --: |\n");
        result.requests()
                .forEach((id, requests) -> text.append(requests.row(
                        id.startsWith("project") ? Messages.text("bench." + id) : id, Locale.getDefault())));
        return text.toString();
    }

    private static void print(PrintWriter out, BenchBlock block) {
        BenchTable table = block.table();
        out.println("## " + block.dataset());
        out.println();
        out.println(Messages.text("bench.staged", block.staged(), block.periods()));
        out.println();
        out.println(markdown(table));
        out.println(
                Messages.text("bench.ratio", table.cpuRatio("release", "polars"), table.cpuRatio("release", "duckdb")));
        out.println();
        out.println(
                Messages.text("bench.ratioAgain", block.again(), block.periods(), table.cpuRatio("again", "release")));
        out.println();
        out.println(Messages.text("bench.compared", block.compared(), block.differences(), block.shown()));
        DisclosureReport hidden = block.hidden();
        if (hidden != null && hidden.hiddenRows() > 0) {
            out.println();
            out.println(Messages.text(
                    "bench.hidden", hidden.primary(), hidden.complementary(), hidden.partial(), hidden.persons()));
            out.println(Messages.text("bench.ranges", hidden.ranges(), hidden.programs()));
        }
        out.println();
    }

    private static String markdown(BenchTable table) {
        return table.markdown(List.of(Messages.text("bench.head").split("\\|", -1)), Locale.getDefault());
    }
}
