// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.describe.Change;
import fr.parution.describe.DatasetRevision;
import fr.parution.describe.PeriodChanges;
import fr.parution.describe.Revision;
import fr.parution.pipeline.Workspace;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.PublicStore;
import fr.parution.publish.ReleaseChain;
import fr.parution.publish.ReleaseChain.Link;
import fr.parution.store.Json;
import fr.parution.store.Store;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what differs between two releases: counts of rows and cells, columns, files, and why. */
@Command(name = "diff", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class DiffCommand implements Callable<Integer> {

    @Parameters(arity = "0..2", paramLabel = "RELEASE", descriptionKey = "option.releases")
    private List<String> releases = new ArrayList<>();

    @Option(names = "--store", required = true, paramLabel = "URI", descriptionKey = "option.store")
    private String address = "";

    @Mixin
    private DatasetOption dataset = new DatasetOption();

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Revision revision;
        try (Store store = Stores.openReadOnly(address);
                Workspace work = Workspace.create()) {
            ReleaseChain chain = ReleaseChains.of(store, address);
            dataset.requireAmong(ReleaseChains.datasets(chain));
            Link to = releases.size() < 2 ? chain.links().get(0) : ReleaseChains.find(chain, releases.get(1));
            Link from = releases.isEmpty()
                    ? ReleaseChains.find(chain, Integer.toString(to.manifest().sequence() - 1))
                    : ReleaseChains.find(chain, releases.get(0));
            if (from.manifest().sequence() >= to.manifest().sequence()) {
                throw new ParutionException(Problem.of(
                        ProblemCode.USAGE_CONTRADICTION,
                        "RELEASE",
                        from.manifest().sequence() + ", " + to.manifest().sequence(),
                        "A < B"));
            }
            revision = Publication.revisions(new PublicStore(store), work).between(chain, from, to, dataset::holds);
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            out.print(new String(Json.write(revision), StandardCharsets.UTF_8));
        } else {
            print(revision, out);
        }
        out.flush();
        return 0;
    }

    private static void print(Revision revision, PrintWriter out) {
        out.println(Messages.text("diff.releases", revision.from(), revision.to()));
        for (Revision.Reason reason : revision.reasons()) {
            out.println(Messages.text(
                    "diff.reason",
                    reason.seq(),
                    Messages.text("kind." + reason.kind()),
                    ReleaseChains.reason(reason.reason())));
        }
        revision.datasets().forEach(changed -> print(changed, out));
    }

    private static void print(DatasetRevision changed, PrintWriter out) {
        out.println(Messages.text("diff.dataset", changed.id(), Messages.text("change." + changed.change())));
        DatasetRevision.Edition before = changed.before();
        DatasetRevision.Edition after = changed.after();
        if (before == null || after == null || changed.change() == Change.SAME) {
            return;
        }
        PeriodChanges rows = changed.rows();
        out.println(Messages.text("diff.rows", rows.added(), rows.removed(), rows.changed(), after.rows()));
        if (rows.cellsHidden() + rows.cellsShown() > 0) {
            out.println(Messages.text("diff.cells", rows.cellsHidden(), rows.cellsShown()));
        }
        if (!changed.newPeriods().isEmpty()) {
            out.println(Messages.text("diff.newPeriods", String.join(", ", changed.newPeriods())));
        }
        for (PeriodChanges period : changed.revisedPeriods()) {
            out.println(
                    Messages.text("diff.period", period.period(), period.added(), period.removed(), period.changed()));
        }
        names("diff.columnsAdded", changed.columnsAdded(), out);
        names("diff.columnsRemoved", changed.columnsRemoved(), out);
        names("diff.columnsRenamed", changed.columnsRenamed(), out);
        names("diff.filesAdded", changed.filesAdded(), out);
        names("diff.filesRemoved", changed.filesRemoved(), out);
        out.println(Messages.text("diff.files", changed.filesChanged().size(), before.bytes(), after.bytes()));
    }

    private static void names(String key, List<String> names, PrintWriter out) {
        if (!names.isEmpty()) {
            out.println(Messages.text(key, String.join(", ", names)));
        }
    }
}
