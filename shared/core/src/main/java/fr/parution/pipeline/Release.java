// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import fr.parution.aggregate.Engine;
import fr.parution.audit.SharedScheme;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.dataset.Protection;
import fr.parution.describe.Addresses;
import fr.parution.describe.ColumnContract;
import fr.parution.describe.ColumnVersion;
import fr.parution.describe.FigureBuilder;
import fr.parution.describe.SummaryBuilder;
import fr.parution.pipeline.Progress.Step;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.protect.DisclosureReport;
import fr.parution.protect.ProtectedTable;
import fr.parution.protect.Protector;
import fr.parution.publish.Candidate;
import fr.parution.publish.Publisher;
import fr.parution.publish.Standing;
import fr.parution.source.ReadyFile;
import fr.parution.source.StagingArea;
import fr.parution.source.StagingPlan;
import fr.parution.store.Json;
import fr.parution.store.Sha256;
import fr.parution.table.ShapeBuilder;
import fr.parution.table.TableShape;
import fr.parution.write.FileMetadata;
import fr.parution.write.TableWriter;
import fr.parution.write.WrittenFile;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Staging → public bucket: aggregate, protect, write, describe, commit. Aggregation and protection share this process, so
 * that unprotected figures are never stored or sent.
 */
public final class Release {

    private final Project project;
    private final StagingArea staging;
    private final Supplier<Engine> engines;
    private final Publisher publisher;
    private final String publicUrl;
    private final Progress progress;

    /**
     * @param engines gives a new engine for each data set
     * @param publicUrl the address of the public bucket, ending with a slash
     */
    public Release(
            Project project,
            StagingArea staging,
            Supplier<Engine> engines,
            Publisher publisher,
            String publicUrl,
            Progress progress) {
        this.project = project;
        this.staging = staging;
        this.engines = engines;
        this.publisher = publisher;
        this.publicUrl = publicUrl;
        this.progress = progress;
    }

    /**
     * What a run did.
     *
     * @param inputDigest what it was made from
     * @param changed the data sets with new content, for a plan
     * @param reports by data set; private: which rule hid how much
     */
    public record Outcome(
            Publisher.Outcome published,
            String inputDigest,
            List<String> changed,
            Map<String, DisclosureReport> reports) {}

    /**
     * Releases the newest extracts of a train, for a trigger that may come again. Data sets that were never extracted are
     * left out; what these inputs and this code have published already, and what stands as they left it, is not computed
     * again.
     *
     * @throws ParutionException {@code STAGING_NOT_READY} where none of them was ever extracted
     */
    public Publisher.Outcome runOnce(List<DatasetDeclaration> train) {
        Map<String, ReadyFile> inputs = new TreeMap<>();
        train.forEach(dataset -> staging.findLatest(dataset.id()).ifPresent(ready -> inputs.put(dataset.id(), ready)));
        List<DatasetDeclaration> extracted = train.stream()
                .filter(dataset -> inputs.containsKey(dataset.id()))
                .toList();
        if (extracted.isEmpty()) {
            throw notReady(train.get(0));
        }
        PastRuns runs = new PastRuns(staging, inputDigest(inputs) + codeDigest());
        Optional<Standing> before = publisher.standing(inputs.keySet());
        if (before.isPresent() && runs.made(before.get())) {
            return new Publisher.Outcome(false, before.get().sequence());
        }
        Publisher.Outcome outcome = run(extracted, inputs, false).published();
        if (outcome.kept().isEmpty()) {
            publisher.standing(inputs.keySet()).ifPresent(runs::keep);
        }
        return outcome;
    }

    /**
     * Releases the newest extract of some data sets.
     *
     * @param dryRun whether to stop before anything is written
     */
    public Outcome run(List<DatasetDeclaration> datasets, boolean dryRun) {
        Map<String, ReadyFile> inputs = new TreeMap<>();
        for (DatasetDeclaration dataset : datasets) {
            inputs.put(dataset.id(), staging.findLatest(dataset.id()).orElseThrow(() -> notReady(dataset)));
        }
        return run(datasets, inputs, dryRun);
    }

    private Outcome run(List<DatasetDeclaration> datasets, Map<String, ReadyFile> inputs, boolean dryRun) {
        Map<String, List<ColumnVersion>> versions = publisher.versions(datasets.stream()
                .map(dataset -> contract(
                        dataset,
                        Objects.requireNonNull(inputs.get(dataset.id())).watermark()))
                .toList());
        String inputDigest = inputDigest(inputs);
        Map<String, DisclosureReport> reports = new TreeMap<>();
        try (Workspace work = Workspace.create()) {
            Map<String, PeriodSettling> settlings = new TreeMap<>();
            String code = codeDigest();
            inputs.forEach((id, ready) -> settlings.put(id, settling(project.dataset(id), ready, code, work)));
            SharedSettling shared = new SharedSettling(project, staging, publisher);
            Set<String> settled = shared.concerned(settlings.keySet());
            shared.settle(settlings, progress);
            List<Candidate> candidates = new ArrayList<>();
            for (DatasetDeclaration dataset : datasets) {
                PeriodSettling settling = settlings.remove(dataset.id());
                if (settling != null) {
                    settling.tabulate(settled.contains(dataset.id()) ? Progress.SILENT : progress);
                    candidates.add(candidate(
                            dataset, settling, work, Objects.requireNonNull(versions.get(dataset.id())), reports));
                }
            }
            if (dryRun) {
                return new Outcome(
                        new Publisher.Outcome(false, 0), inputDigest, publisher.changes(candidates), reports);
            }
            progress.at(Step.COMMIT, 0, 1);
            Publisher.Outcome outcome =
                    publisher.publish(candidates, project.catalog().withPublicUrl(publicUrl), inputDigest);
            progress.at(Step.COMMIT, 1, 1);
            return new Outcome(outcome, inputDigest, List.of(), reports);
        }
    }

    private static ParutionException notReady(DatasetDeclaration dataset) {
        return new ParutionException(Problem.of(
                ProblemCode.STAGING_NOT_READY, dataset.id(), "–", "staging/" + dataset.id() + "/…/_READY.json"));
    }

    /** Over the staged bytes and the declarations: the same inputs are one release, whatever happens in between. */
    private String inputDigest(Map<String, ReadyFile> inputs) {
        StringBuilder text = new StringBuilder(project.digest())
                .append('\n')
                .append(publicUrl)
                .append('\n');
        inputs.forEach((dataset, ready) -> {
            text.append(dataset).append(' ').append(ready.watermark()).append('\n');
            ready.partitions().forEach(p -> {
                text.append(p.period()).append(' ').append(p.sha256());
                p.dictionaries().forEach(d -> text.append(' ').append(d.sha256()));
                text.append('\n');
            });
        });
        byte[] digest = Sha256.digest().digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return "sha256:" + HexFormat.of().formatHex(digest);
    }

    private ColumnContract contract(DatasetDeclaration dataset, LocalDate watermark) {
        return new ColumnContract(dataset.id(), shape(dataset).schema().columns(), dataset.changes(), watermark);
    }

    private String codeDigest() {
        try (Engine engine = engines.get()) {
            return CodeDigest.of(List.of(Protector.class, engine.getClass()));
        }
    }

    private PeriodSettling settling(DatasetDeclaration dataset, ReadyFile ready, String code, Workspace work) {
        String layout = StagingArea.layout(StagingPlan.of(project, dataset, ready.watermark()));
        if (!layout.equals(ready.layout())) {
            throw new ParutionException(
                    Problem.of(ProblemCode.STAGING_NOT_READY, dataset.id(), ready.layout(), layout));
        }
        Ledger ledger = Ledger.open(
                staging.ledger(dataset.id()),
                dataset.id(),
                isAboutPersons(dataset) ? publisher.edition(dataset.id()) : Optional.empty());
        return new PeriodSettling(
                project, dataset, staging, ready, ledger, engines, code, work.directory("staging/" + dataset.id()));
    }

    private static boolean isAboutPersons(DatasetDeclaration dataset) {
        return !(dataset.protection() instanceof Protection.None);
    }

    private Candidate candidate(
            DatasetDeclaration dataset,
            PeriodSettling settling,
            Workspace work,
            List<ColumnVersion> versions,
            Map<String, DisclosureReport> reports) {
        Tabulation tabulation = settling.tabulation();
        ReadyFile ready = settling.ready();
        Ledger ledger = settling.ledger();
        TableShape shape = tabulation.shape();
        ProtectedTable table = tabulation.table();
        DisclosureReport report = tabulation.report();
        reports.put(dataset.id(), report);
        int lastPeriod = ready.partitions().get(ready.partitions().size() - 1).period();
        String lastLabel = shape.periodUnit().label(lastPeriod);
        String datasetUri = Addresses.dataset(project.catalog().withPublicUrl(publicUrl), dataset.id());
        progress.at(Step.WRITE, 0, 1);
        SummaryBuilder summary = new SummaryBuilder(shape.schema(), dataset, lastLabel);
        FigureBuilder figures = new FigureBuilder(
                shape.schema(), dataset, lastLabel, project.catalog().territories());
        List<WrittenFile> files = new ArrayList<>(new TableWriter()
                .write(table, metadata(dataset, datasetUri), dataset.formats(), work.directory(dataset.id()), row -> {
                    summary.add(row);
                    figures.add(row);
                }));
        files.add(Changelog.write(dataset.id(), versions, work.directory(dataset.id())));
        byte[] description = Json.write(Documents.dataset(
                dataset,
                shape,
                ready.partitions().get(0).period(),
                lastPeriod,
                summary.build(),
                figures.build(),
                versions,
                Documents.references(project, StagingPlan.of(project, dataset, ready.watermark()))));
        progress.at(Step.WRITE, 1, 1);
        return new Candidate(
                dataset.id(),
                datasetUri,
                ready.watermark(),
                dataset.schemaVersion(),
                lastLabel,
                files,
                Json.write(Documents.certificate(
                        dataset, shape, report, ready.partitions().size(), ledger, shared(dataset), files)),
                description,
                isAboutPersons(dataset) ? ledger.reconciledWith() : null);
    }

    private List<SharedScheme> shared(DatasetDeclaration dataset) {
        return project.sharedTotals().stream()
                .filter(total -> total.concerns(dataset.id()))
                .map(total -> SharedScheme.of(total, id -> shape(project.dataset(id))))
                .toList();
    }

    private TableShape shape(DatasetDeclaration dataset) {
        return new ShapeBuilder(dataset, project.relations()).build();
    }

    private FileMetadata metadata(DatasetDeclaration dataset, String datasetUri) {
        return new FileMetadata(
                dataset.id(),
                dataset.title().fr(),
                dataset.description().fr(),
                project.catalog().publisher().name().fr(),
                datasetUri,
                FileMetadata.LICENCE_OUVERTE);
    }
}
