// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import fr.parution.aggregate.AggregationPlan;
import fr.parution.aggregate.Engine;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.dataset.Protection;
import fr.parution.problem.ParutionException;
import fr.parution.protect.AskedRow;
import fr.parution.protect.DisclosureReport;
import fr.parution.protect.Explanation;
import fr.parution.protect.PrintedPeriod;
import fr.parution.protect.ProtectedPeriod;
import fr.parution.protect.ProtectedTable;
import fr.parution.protect.Protector;
import fr.parution.protect.SettledPeriod;
import fr.parution.source.StagedPeriod;
import fr.parution.table.ShapeBuilder;
import fr.parution.table.TableShape;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Staged partitions of a data set → its protected table. What is unprotected does not leave it. */
final class Tabulation {

    private final TableShape shape;
    private final AggregationPlan plan;
    private final Protector protector;

    Tabulation(Project project, DatasetDeclaration dataset) {
        this(project, dataset, Protector::new);
    }

    /** Of invented rows, which may show what a release refuses to. */
    static Tabulation ofExample(Project project, DatasetDeclaration dataset) {
        return new Tabulation(project, dataset, Protector::forComparison);
    }

    private Tabulation(
            Project project, DatasetDeclaration dataset, BiFunction<TableShape, Protection, Protector> protector) {
        ShapeBuilder builder = new ShapeBuilder(dataset, project.relations());
        this.shape = builder.build();
        this.plan = new AggregationPlan(dataset.id(), shape, builder.values());
        this.protector = protector.apply(shape, dataset.protection());
    }

    TableShape shape() {
        return shape;
    }

    /**
     * Adds one period that was never printed. Periods are to be given in order.
     *
     * @throws ParutionException {@code DISCLOSURE_NOT_PROVEN} when the audit finds anything
     */
    void add(Engine engine, StagedPeriod staged) {
        protector.add(settle(engine, staged, Optional.empty(), staged.period() + 1, List.of())
                .shown());
    }

    /**
     * Settles one period, reconciled with what was printed last of it, without adding it.
     *
     * @param since the period that follows the last one of this release
     * @param asked what it must hide because other data sets would tell it
     * @throws ParutionException {@code DISCLOSURE_NOT_PROVEN} when the audit finds anything
     */
    SettledPeriod settle(
            Engine engine, StagedPeriod staged, Optional<PrintedPeriod> before, int since, Collection<AskedRow> asked) {
        return protector.protect(
                engine.aggregate(plan, staged.period(), staged.layout(), staged.file()),
                staged.dictionaries(),
                before,
                since,
                asked);
    }

    /** Tells by which rules the figures of the rows are hidden that say all this. */
    List<Explanation> explain(Engine engine, StagedPeriod staged, Map<String, String> cell) {
        return protector.explain(
                engine.aggregate(plan, staged.period(), staged.layout(), staged.file()), staged.dictionaries(), cell);
    }

    /** Adds a settled period. Periods are to be given in order. */
    void add(ProtectedPeriod settled) {
        protector.add(settled);
    }

    /** The protected table of all periods given so far. */
    ProtectedTable table() {
        return protector.table();
    }

    /** What protection cost so far. */
    DisclosureReport report() {
        return protector.report();
    }
}
