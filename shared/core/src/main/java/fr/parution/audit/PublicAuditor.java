// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import fr.parution.publish.Manifest;
import fr.parution.publish.PublicStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Does the audit of a release over again from its public files alone, and holds it against the certificates that were
 * published: whoever can read the bucket can.
 */
public final class PublicAuditor {

    private final PublicStore store;
    private final PublishedTable.Opener tables;
    private final Progress progress;
    private final SharedAudit shared = new SharedAudit();

    /**
     * @param tables opens files that were fetched
     * @param progress is told of each period
     */
    public PublicAuditor(PublicStore store, PublishedTable.Opener tables, Progress progress) {
        this.store = store;
        this.tables = tables;
        this.progress = progress;
    }

    /** Hears how far an audit is. */
    @FunctionalInterface
    public interface Progress {
        /** So many periods of a data set are done. */
        void at(String dataset, int done, int total);
    }

    /**
     * What was found of one data set.
     *
     * @param isProtected whether persons are described in it
     * @param figures in totals
     * @param problems figures that are given away, by their places, and where the certificate says otherwise
     */
    public record Outcome(String dataset, boolean isProtected, AuditFigures figures, List<Problem> problems) {

        /** Copies its list. */
        public Outcome {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Audits one data set of a release.
     *
     * @param work where files are kept meanwhile
     * @throws ParutionException {@code STORE_DAMAGED} where a file is not what the release says
     */
    public Outcome audit(String dataset, Manifest.Entry entry, Path work) {
        Problems problems = new Problems();
        Certificate certificate = store.document(entry.certificate(), Certificate.class);
        checkSubjects(entry, certificate, problems);
        AuditScheme scheme = certificate.table();
        if (scheme == null || certificate.verdict().equals(Certificate.NOT_APPLICABLE)) {
            return new Outcome(dataset, false, AuditFigures.NONE, problems.list());
        }
        AuditFigures found = audit(dataset, fetch(entry, work), scheme, certificate.sharedTotals(), problems);
        hold(entry.certificate(), certificate.rows(), found.rows(), problems);
        hold(entry.certificate(), certificate.rowsWithHiddenFigures(), found.rowsWithHiddenFigures(), problems);
        return new Outcome(dataset, true, found, problems.list());
    }

    private static void hold(String key, long said, long found, Problems problems) {
        if (said != found) {
            problems.add(ProblemCode.RELEASE_CERTIFICATE_DIFFERS, key, said, found);
        }
    }

    private static void checkSubjects(Manifest.Entry entry, Certificate certificate, Problems problems) {
        Map<String, String> audited = certificate.files().stream()
                .collect(Collectors.toMap(Certificate.Subject::name, Certificate.Subject::sha256));
        for (Manifest.File file : entry.files()) {
            String sha256 = audited.getOrDefault(name(file.key()), "–");
            if (!sha256.equals(file.sha256())) {
                problems.add(ProblemCode.RELEASE_CERTIFICATE_DIFFERS, file.key(), sha256, file.sha256());
            }
        }
    }

    /**
     * What the data sets audited so far tell of each other by the totals that they share.
     *
     * @return figures that are given away, by their places
     */
    public List<Problem> auditSharedTotals() {
        Problems problems = new Problems();
        for (Finding finding : shared.findings()) {
            problems.add(ProblemCode.RELEASE_GIVES_AWAY, finding.place(), finding.kind(), finding.column());
        }
        return problems.list();
    }

    private AuditFigures audit(
            String dataset, List<Path> files, AuditScheme scheme, List<SharedScheme> sharing, Problems problems) {
        try (PublishedTable table = tables.open(scheme, files)) {
            List<String> periods = table.periods();
            AuditFigures figures = AuditFigures.NONE;
            for (int i = 0; i < periods.size(); i++) {
                progress.at(dataset, i, periods.size());
                AuditedPeriod period = table.read(periods.get(i));
                shared.take(dataset, scheme, sharing, period);
                PeriodAudit audit = PeriodAudit.of(scheme, period);
                for (Finding finding : audit.findings()) {
                    problems.add(
                            finding.kind() == Finding.Kind.KNOWN
                                    ? ProblemCode.RELEASE_GIVES_AWAY
                                    : ProblemCode.RELEASE_CONTRADICTS_ITSELF,
                            dataset + "/" + finding.place(),
                            finding.kind(),
                            finding.column());
                }
                figures = figures.plus(audit.figures());
            }
            progress.at(dataset, periods.size(), periods.size());
            return figures;
        } catch (IllegalArgumentException e) {
            // Columns that do not fit the scheme: no such table was certified.
            problems.add(
                    ProblemCode.RELEASE_CERTIFICATE_DIFFERS,
                    dataset,
                    String.valueOf(e.getMessage()),
                    Certificate.TABLE);
            return AuditFigures.NONE;
        }
    }

    /** Local copies of the tables, with the digests that the release says. */
    private List<Path> fetch(Manifest.Entry entry, Path work) {
        List<Path> copies = new ArrayList<>();
        for (Manifest.File file : entry.parquet()) {
            copies.add(store.fetchTable(file, work.resolve(name(file.key()))));
        }
        return copies;
    }

    private static String name(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
