// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.dataset.Protection;
import fr.parution.dataset.SharedTotal;
import fr.parution.protect.PrintedPeriod;
import fr.parution.protect.SharedTotals;
import fr.parution.publish.Publisher;
import fr.parution.source.StagingArea;
import fr.parution.table.ShapeBuilder;
import fr.parution.table.TableShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Settles the data sets that share totals, all of them before any is written: what one hides, the others must not tell. Data
 * sets that this run does not release count as they are published.
 */
final class SharedSettling {

    private final Project project;
    private final StagingArea staging;
    private final Publisher publisher;

    SharedSettling(Project project, StagingArea staging, Publisher publisher) {
        this.project = project;
        this.staging = staging;
        this.publisher = publisher;
    }

    /** The data sets of a run that share totals with others. */
    Set<String> concerned(Set<String> ofRun) {
        Set<String> concerned = new TreeSet<>();
        for (SharedTotal total : project.sharedTotals()) {
            ofRun.stream().filter(total::concerns).forEach(concerned::add);
        }
        return concerned;
    }

    /**
     * Settles all periods of these data sets, again where another data set asks for it.
     *
     * @param ofRun what is settled, by data set
     * @throws fr.parution.problem.ParutionException {@code DISCLOSURE_SHARED_TOTAL} where only a data set that is not
     *     among them could hide what is missing
     */
    void settle(Map<String, PeriodSettling> ofRun, Progress progress) {
        List<SharedTotal> looked = project.sharedTotals().stream()
                .filter(total -> ofRun.keySet().stream().anyMatch(total::concerns))
                .toList();
        Set<String> sharing = new TreeSet<>();
        looked.forEach(total -> {
            sharing.add(total.whole().dataset());
            sharing.add(total.parts().dataset());
        });
        SharedTotals totals = totals(looked, sharing);
        for (String id : sharing) {
            PeriodSettling settling = ofRun.get(id);
            if (settling != null) {
                settling.settleAll(printed -> totals.put(id, printed), progress);
            } else {
                putPublished(id, totals);
            }
        }
        Set<String> free = new TreeSet<>(ofRun.keySet());
        List<SharedTotals.Asked> asked = totals.next(free);
        while (!asked.isEmpty()) {
            for (SharedTotals.Asked one : asked) {
                PeriodSettling settling = ofRun.get(one.dataset());
                if (settling != null) {
                    settling.hide(one.period(), one.row()).ifPresent(printed -> totals.put(one.dataset(), printed));
                }
            }
            asked = totals.next(free);
        }
    }

    private SharedTotals totals(List<SharedTotal> looked, Set<String> sharing) {
        Map<String, TableShape> shapes = new HashMap<>();
        Map<String, Protection.Threshold> protections = new HashMap<>();
        for (String id : sharing) {
            DatasetDeclaration dataset = project.dataset(id);
            shapes.put(id, new ShapeBuilder(dataset, project.relations()).build());
            if (dataset.protection() instanceof Protection.Threshold threshold) {
                protections.put(id, threshold);
            }
        }
        return new SharedTotals(looked, shapes, protections);
    }

    private void putPublished(String id, SharedTotals totals) {
        Ledger ledger = Ledger.open(staging.ledger(id), id, publisher.edition(id));
        for (String period : ledger.printed()) {
            Optional<PrintedPeriod> printed = ledger.read(period);
            printed.ifPresent(known -> totals.put(id, known));
        }
    }
}
