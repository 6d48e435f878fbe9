// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import fr.parution.aggregate.Engine;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Example;
import fr.parution.dataset.ExamplesReader;
import fr.parution.dataset.Project;
import fr.parution.dataset.SourceRelation;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.ProblemKind;
import fr.parution.problem.Problems;
import fr.parution.protect.ProtectedTable;
import fr.parution.source.DropSource;
import fr.parution.source.PersonKey;
import fr.parution.source.Source;
import fr.parution.source.SourceSnapshot;
import fr.parution.source.StagedPartition;
import fr.parution.source.StagedPeriod;
import fr.parution.source.Stager;
import fr.parution.source.StagingPlan;
import fr.parution.table.PublishedColumn;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Runs the worked examples of a project the whole way from source to protected table, by the same steps as {@link Extract}
 * and {@link Release}. Persons of examples are invented, so that what differs may be told with its values.
 */
public final class ExampleRunner {

    /** Kinds of problems that judge the rows of an example; any other stops the run. */
    private static final Set<ProblemKind> VERDICTS = Set.of(ProblemKind.SOURCE, ProblemKind.DISCLOSURE);

    private final Project project;
    private final Supplier<Stager> stagers;
    private final Supplier<Engine> engines;
    private final PersonKey key;

    /**
     * @param stagers gives a new stager for each example
     * @param engines gives a new engine for each example
     */
    public ExampleRunner(Project project, Supplier<Stager> stagers, Supplier<Engine> engines, PersonKey key) {
        this.project = project;
        this.stagers = stagers;
        this.engines = engines;
        this.key = key;
    }

    /**
     * Reads the examples of some data sets, by the id of the data set; an empty list where it has none.
     *
     * @param directory the project's
     * @throws ParutionException of kind {@code DECLARATION} with all faults of all files
     */
    public Map<String, List<Example>> read(Path directory, List<DatasetDeclaration> datasets) {
        ExamplesReader reader = new ExamplesReader(directory);
        Map<String, List<Example>> examples = new LinkedHashMap<>();
        for (DatasetDeclaration dataset : datasets) {
            List<String> columns = new Tabulation(project, dataset)
                    .shape().schema().columns().stream()
                            .map(PublishedColumn::name)
                            .toList();
            examples.put(dataset.id(), reader.read(dataset.id(), relations(dataset), columns));
        }
        reader.reportStrays(
                project.datasets().stream().map(DatasetDeclaration::id).toList());
        reader.throwIfAny();
        return examples;
    }

    /** The relations that a data set is made from, base first. */
    private List<SourceRelation> relations(DatasetDeclaration dataset) {
        return StagingPlan.of(project, dataset, dataset.selection().from()).requests().stream()
                .map(request -> Objects.requireNonNull(project.relations().get(request.relation())))
                .toList();
    }

    /** Runs one example: a problem for each difference between what it must give and what comes of it. */
    public List<Problem> run(DatasetDeclaration dataset, Example example) {
        Problems problems = new Problems();
        try (Workspace work = Workspace.create()) {
            ProtectedTable table = table(dataset, example, work);
            if (example.outcome() instanceof Example.Gives gives) {
                ExampleComparison.compare(gives, table, problems);
            } else {
                report(example, "gives", problems);
            }
        } catch (ParutionException e) {
            if (!e.problems().stream()
                    .allMatch(problem -> VERDICTS.contains(problem.code().kind()))) {
                throw e;
            }
            judge(example, e.problems(), problems);
        }
        return problems.list();
    }

    private ProtectedTable table(DatasetDeclaration dataset, Example example, Workspace work) {
        Path delivery = work.directory("delivery");
        ExampleDelivery.write(example, relations(dataset), delivery);
        StagingPlan plan = StagingPlan.of(project, dataset, example.asOf());
        Tabulation tabulation = Tabulation.ofExample(project, dataset);
        try (Source source = DropSource.inDirectory(delivery);
                SourceSnapshot snapshot = source.open(plan.requests(), key, work.directory("relations"));
                Stager stager = stagers.get();
                Engine engine = engines.get()) {
            for (StagedPartition partition :
                    stager.stage(plan, snapshot.relations(), key, work.directory("partitions"))) {
                tabulation.add(engine, StagedPeriod.of(partition, dataset.dimensions()));
            }
            return tabulation.table();
        }
    }

    private static void judge(Example example, List<Problem> refusal, Problems problems) {
        boolean asExpected = example.outcome() instanceof Example.Refused refused
                && refusal.stream().anyMatch(problem -> problem.code() == refused.code())
                && refusal.stream()
                        .allMatch(problem ->
                                problem.code() == refused.code() || problem.code() == ProblemCode.SOURCE_ROWS_REFUSED);
        if (!asExpected) {
            report(
                    example,
                    refusal.stream()
                            .map(problem -> "refused: " + problem.code() + " " + problem.where())
                            .map(String::strip)
                            .collect(Collectors.joining(", ")),
                    problems);
        }
    }

    private static void report(Example example, String found, Problems problems) {
        if (example.outcome() instanceof Example.Refused refused) {
            problems.add(
                    ProblemCode.DECLARATION_EXAMPLE_ENDS_OTHERWISE,
                    refused.where(),
                    found,
                    "refused: " + refused.code());
        } else if (example.outcome() instanceof Example.Gives gives) {
            problems.add(
                    ProblemCode.DECLARATION_EXAMPLE_ENDS_OTHERWISE,
                    gives.table().where(),
                    found,
                    "gives");
        }
    }
}
