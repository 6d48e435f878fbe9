// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.pipeline.Progress.Step;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.source.DeliveryNote;
import fr.parution.source.LocalRelation;
import fr.parution.source.PersonKey;
import fr.parution.source.ReadyFile;
import fr.parution.source.SharedRequests;
import fr.parution.source.Source;
import fr.parution.source.SourceSnapshot;
import fr.parution.source.StagedPartition;
import fr.parution.source.Stager;
import fr.parution.source.StagingArea;
import fr.parution.source.StagingPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Source → staging: what a data set needs, pseudonymised, laid out by period; {@code _READY.json} last. */
public final class Extract {

    private final Project project;
    private final Source source;
    private final Supplier<Stager> stagers;
    private final StagingArea staging;
    private final PersonKey key;
    private final Progress progress;

    /**
     * @param stagers gives a new stager for each data set
     */
    public Extract(
            Project project,
            Source source,
            Supplier<Stager> stagers,
            StagingArea staging,
            PersonKey key,
            Progress progress) {
        this.project = project;
        this.source = source;
        this.stagers = stagers;
        this.staging = staging;
        this.key = key;
        this.progress = progress;
    }

    /**
     * Extracts several data sets out of one snapshot of the source, which reads each relation once. None is announced
     * before all are stored, so that whoever hears of the first finds the others.
     *
     * @param asOf the day up to which the source is known: periods that end on or after it are left for later
     * @return the keys of their {@code _READY.json}, in the same order
     */
    public List<String> run(List<DatasetDeclaration> datasets, LocalDate asOf) {
        List<StagingPlan> plans = datasets.stream()
                .map(dataset -> StagingPlan.of(project, dataset, asOf))
                .toList();
        List<ReadyFile> ready = new ArrayList<>();
        try (Workspace work = Workspace.create()) {
            progress.at(Step.EXTRACT, 0, 1);
            try (SourceSnapshot snapshot =
                    source.open(new SharedRequests(plans).all(), key, work.directory("relations"))) {
                for (DeliveryNote note : snapshot.notes()) {
                    progress.delivered(note, staging.quarantine(note).orElse(""));
                }
                List<LocalRelation> relations;
                try (Stager stager = stagers.get()) {
                    relations = stager.prepare(snapshot.relations(), work.directory("columns"));
                }
                progress.at(Step.EXTRACT, 1, 1);
                Set<Problem> faults = new LinkedHashSet<>();
                for (int i = 0; i < plans.size(); i++) {
                    progress.at(Step.STAGE, i, plans.size());
                    try {
                        ready.add(stage(plans.get(i), relations, snapshot.id(), asOf));
                    } catch (ParutionException e) {
                        // What one data set does not read, another may find: all faults of the source at once.
                        faults.addAll(e.problems());
                    }
                }
                if (!faults.isEmpty()) {
                    throw new ParutionException(List.copyOf(faults), null);
                }
            }
        }
        progress.at(Step.STAGE, plans.size(), plans.size());
        return ready.stream().map(staging::announce).toList();
    }

    private ReadyFile stage(StagingPlan plan, List<LocalRelation> relations, String snapshot, LocalDate asOf) {
        try (Workspace work = Workspace.create();
                Stager stager = stagers.get()) {
            List<StagedPartition> staged =
                    stager.stage(plan, SharedRequests.of(plan, relations), key, work.directory("partitions"));
            return staging.put(plan, asOf, snapshot, staged);
        }
    }
}
