// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.pipeline.Progress.Step;
import fr.parution.source.DeliveryNote;
import fr.parution.source.PersonKey;
import fr.parution.source.Source;
import fr.parution.source.SourceSnapshot;
import fr.parution.source.StagedPartition;
import fr.parution.source.Stager;
import fr.parution.source.StagingArea;
import fr.parution.source.StagingPlan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
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
     * Extracts one data set.
     *
     * @param asOf the day up to which the source is known: periods that end on or after it are left for later
     * @return the key of its {@code _READY.json}
     */
    public String run(DatasetDeclaration dataset, LocalDate asOf) {
        StagingPlan plan = StagingPlan.of(project, dataset, asOf);
        try (Workspace work = Workspace.create();
                Stager stager = stagers.get()) {
            Path relations = work.directory("relations");
            Path partitions = work.directory("partitions");
            progress.at(Step.EXTRACT, 0, 1);
            List<StagedPartition> staged;
            String snapshotId;
            try (SourceSnapshot snapshot = source.open(plan.requests(), key, relations)) {
                progress.at(Step.EXTRACT, 1, 1);
                for (DeliveryNote note : snapshot.notes()) {
                    progress.delivered(
                            note, staging.quarantine(dataset.id(), note).orElse(""));
                }
                progress.at(Step.STAGE, 0, 1);
                staged = stager.stage(plan, snapshot.relations(), key, partitions);
                snapshotId = snapshot.id();
            }
            String ready = staging.put(plan, asOf, snapshotId, staged);
            progress.at(Step.STAGE, 1, 1);
            return ready;
        }
    }
}
