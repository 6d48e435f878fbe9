// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import fr.parution.audit.AuditScheme;
import fr.parution.audit.Certificate;
import fr.parution.audit.SharedScheme;
import fr.parution.dataset.CodeList;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Dimension;
import fr.parution.dataset.Level;
import fr.parution.dataset.Project;
import fr.parution.dataset.Protection;
import fr.parution.describe.CodeListEdition;
import fr.parution.describe.ColumnVersion;
import fr.parution.describe.DatasetDocument;
import fr.parution.describe.DatasetSummary;
import fr.parution.describe.DrawnFigures;
import fr.parution.protect.DisclosureReport;
import fr.parution.source.StagingPlan;
import fr.parution.table.TableShape;
import fr.parution.write.WrittenFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The documents that a release keeps beside the files of a data set. */
final class Documents {

    private Documents() {}

    static DatasetDocument dataset(
            DatasetDeclaration dataset,
            TableShape shape,
            int firstPeriod,
            int lastPeriod,
            DatasetSummary summary,
            DrawnFigures figures,
            List<ColumnVersion> versions,
            List<CodeListEdition> references) {
        return new DatasetDocument(
                dataset.id(),
                dataset.schemaVersion(),
                dataset.title(),
                dataset.description(),
                dataset.keywords(),
                dataset.themes(),
                dataset.frequency(),
                ProtectionText.of(dataset.protection()),
                dataset.page(),
                shape.periodUnit().firstDay(firstPeriod).toString(),
                shape.periodUnit().lastDay(lastPeriod).toString(),
                shape.schema().columns(),
                summary,
                versions,
                references,
                dataset.calendar(),
                dataset.dashboards(),
                figures,
                dataset.highValue());
    }

    /** The code lists behind the columns that a data set publishes or reads, by name. */
    static List<CodeListEdition> references(Project project, StagingPlan plan) {
        SortedMap<String, CodeList> lists = new TreeMap<>();
        plan.dataset().dimensions().stream()
                .filter(Dimension.Coded.class::isInstance)
                .map(dimension -> ((Dimension.Coded) dimension).codes())
                .forEach(codes -> lists.put(codes.id(), codes));
        plan.requests().stream()
                .flatMap(request -> request.columns().stream())
                .flatMap(column -> Stream.ofNullable(column.codes()))
                .forEach(id ->
                        lists.put(id, Objects.requireNonNull(project.codeLists().get(id))));
        return lists.values().stream().map(CodeListEdition::of).toList();
    }

    /** What disclosure control proved. Totals over the whole set only: rules and places are secrets. */
    static Map<String, Object> certificate(
            DatasetDeclaration dataset,
            TableShape shape,
            DisclosureReport report,
            int periods,
            Ledger ledger,
            List<SharedScheme> shared,
            List<WrittenFile> files) {
        Map<String, Object> certificate = new LinkedHashMap<>();
        certificate.put("dataset", dataset.id());
        boolean none = dataset.protection() instanceof Protection.None;
        certificate.put("verdict", none ? Certificate.NOT_APPLICABLE : "proven");
        if (dataset.protection() instanceof Protection.Threshold threshold) {
            certificate.put("thresholdPersons", threshold.thresholdPersons());
            certificate.put("dominancePercent", threshold.dominancePercent());
            certificate.put("pPercent", threshold.pPercent());
            if (threshold.rangePercent() > 0) {
                certificate.put("rangePercent", threshold.rangePercent());
            }
            if (!threshold.contributors().isEmpty()) {
                certificate.put(
                        "contributors",
                        threshold.contributors().stream()
                                .map(kind -> kind.column().toString())
                                .toList());
            }
            if (threshold.group() != null) {
                certificate.put("groupDisclosure", threshold.group().dimension());
            }
            certificate.put("unit", "person");
            certificate.put(
                    "attacker",
                    "subtracts any shown figure from any shown total of the same period, in this release and in data sets that"
                            + " share totals with it, and any release from the one before; may be one of the persons"
                            + " described");
        }
        certificate.put("margins", dataset.margins().stream().map(Level::label).toList());
        certificate.put("periods", periods);
        certificate.put("rows", report.rows());
        certificate.put("rowsWithHiddenFigures", report.hiddenRows());
        if (!none) {
            certificate.put("rowsWithFiguresOfAnEarlierRelease", report.carried());
            certificate.put(Ledger.FIELD, ledger.close(files));
        }
        certificate.put(Certificate.TABLE, AuditScheme.of(shape));
        if (!none) {
            certificate.put(Certificate.SHARED_TOTALS, shared);
        }
        List<Map<String, Object>> subjects = new ArrayList<>();
        for (WrittenFile file : files) {
            Map<String, Object> subject = new LinkedHashMap<>();
            subject.put("name", file.name());
            subject.put("sha256", file.sha256());
            subjects.add(subject);
        }
        certificate.put("files", subjects);
        return certificate;
    }
}
