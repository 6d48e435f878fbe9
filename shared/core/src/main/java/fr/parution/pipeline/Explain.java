// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import fr.parution.aggregate.Engine;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.protect.Explanation;
import fr.parution.source.ReadyFile;
import fr.parution.source.StagedPeriod;
import fr.parution.source.StagingArea;
import fr.parution.table.TableShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Staging → why the figures of a row are hidden. Settles the period once more, in this process, and keeps nothing. */
public final class Explain {

    private final Project project;
    private final StagingArea staging;
    private final Supplier<Engine> engines;

    /** Over the periods that were staged last. */
    public Explain(Project project, StagingArea staging, Supplier<Engine> engines) {
        this.project = project;
        this.staging = staging;
        this.engines = engines;
    }

    /**
     * Explains the rows that say all this.
     *
     * @param period as the published column writes it
     * @param cell published columns with what they say
     * @throws ParutionException {@code USAGE_BAD_VALUE} where there is no such period, column or row
     */
    public List<Explanation> run(DatasetDeclaration dataset, String period, Map<String, String> cell) {
        Tabulation tabulation = new Tabulation(project, dataset);
        TableShape shape = tabulation.shape();
        List<String> columns =
                shape.schema().columns().stream().map(column -> column.name()).toList();
        for (String name : cell.keySet()) {
            if (!columns.contains(name)) {
                throw refusal("--cell", name, String.join(", ", columns));
            }
        }
        ReadyFile ready = staging.findLatest(dataset.id())
                .orElseThrow(() -> new ParutionException(Problem.of(
                        ProblemCode.STAGING_NOT_READY,
                        dataset.id(),
                        "–",
                        "staging/" + dataset.id() + "/…/_READY.json")));
        List<String> labels = ready.partitions().stream()
                .map(partition -> shape.periodUnit().label(partition.period()))
                .toList();
        if (!labels.contains(period)) {
            throw refusal("--period", period, String.join(", ", labels));
        }
        ReadyFile.Partition partition = ready.partitions().get(labels.indexOf(period));
        try (Workspace work = Workspace.create();
                Engine engine = engines.get()) {
            Path directory = work.directory("staging");
            StagedPeriod staged = staging.fetchDictionaries(partition, shape.dimensions(), directory);
            staging.fetchRows(partition, staged);
            List<Explanation> explanations = tabulation.explain(engine, staged, cell);
            if (explanations.isEmpty()) {
                throw refusal("--cell", cell, "code_departement=75");
            }
            return explanations;
        }
    }

    private static ParutionException refusal(String option, Object found, String expected) {
        return new ParutionException(Problem.of(ProblemCode.USAGE_BAD_VALUE, option, found, expected));
    }
}
