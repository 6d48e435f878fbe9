// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.describe.Change;
import fr.parution.describe.WithdrawnEdition;
import fr.parution.problem.ParutionException;
import fr.parution.publish.Manifest;
import fr.parution.publish.Pointer;
import fr.parution.publish.ReleaseChain;
import fr.parution.publish.ReleaseChain.Link;
import fr.parution.store.Json;
import fr.parution.store.Store;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the releases, newest first, from their manifests alone. */
@Command(name = "history", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class HistoryCommand implements Callable<Integer> {

    @Option(names = "--store", required = true, paramLabel = "URI", descriptionKey = "option.store")
    private String address = "";

    @Mixin
    private DatasetOption dataset = new DatasetOption();

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    private List<WithdrawnEdition> withdrawn = List.of();

    /** What a script reads of the history; fields are added, never renamed. */
    record History(boolean complete, List<Release> releases) {}

    /** One release of it. */
    record Release(
            int seq,
            String issued,
            String kind,
            String reason,
            String manifest,
            String sha256,
            List<Edition> datasets) {}

    /**
     * A data set in a release; what describes its files is null where it is no longer there.
     *
     * @param withdrawn why readers do not get this edition any more; null where they do
     */
    record Edition(
            String id,
            Change change,
            @Nullable String tag,
            @Nullable String contentDigest,
            @Nullable String watermark,
            @Nullable String schemaVersion,
            long rows,
            long bytes,
            @Nullable String withdrawn) {}

    @Override
    public Integer call() {
        ReleaseChain chain;
        try (Store store = Stores.openReadOnly(address)) {
            chain = ReleaseChains.of(store, address);
        }
        if (chain.broken().isEmpty()) {
            dataset.requireAmong(ReleaseChains.datasets(chain));
        }
        withdrawn = chain.links().isEmpty()
                ? List.of()
                : chain.links().get(0).manifest().withdrawn();
        List<Release> releases = chain.links().stream()
                .map(this::release)
                .filter(release -> !dataset.isOne() || !release.datasets().isEmpty() || withdraws(release))
                .toList();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            History history = new History(chain.broken().isEmpty(), releases);
            out.print(new String(Json.write(history), StandardCharsets.UTF_8));
        } else {
            releases.forEach(release -> print(release, out));
        }
        out.flush();
        if (!chain.broken().isEmpty()) {
            throw new ParutionException(chain.broken(), null);
        }
        return 0;
    }

    /** With one data set asked for, a release that left it as it was says nothing of it. */
    private Release release(Link link) {
        Pointer pointer = link.pointer();
        Manifest manifest = link.manifest();
        List<Edition> editions = link.changes().entrySet().stream()
                .filter(entry -> dataset.holds(entry.getKey()))
                .filter(entry -> !dataset.isOne() || entry.getValue() != Change.SAME)
                .map(entry -> edition(
                        entry.getKey(), entry.getValue(), manifest.datasets().get(entry.getKey())))
                .toList();
        return new Release(
                pointer.sequence(),
                manifest.issued().toString(),
                manifest.kind(),
                manifest.reason(),
                pointer.manifest(),
                pointer.sha256(),
                editions);
    }

    private boolean withdraws(Release release) {
        return withdrawn.stream().anyMatch(gone -> gone.sequence() == release.seq() && dataset.holds(gone.dataset()));
    }

    private Edition edition(String id, Change change, Manifest.@Nullable Entry entry) {
        return entry == null
                ? new Edition(id, change, null, null, null, null, 0, 0, null)
                : new Edition(
                        id,
                        change,
                        entry.tag(),
                        entry.contentDigest(),
                        entry.watermark().toString(),
                        entry.schemaVersion(),
                        entry.rows(),
                        entry.bytes(),
                        withdrawn.stream()
                                .filter(gone -> gone.is(id, entry.tag()))
                                .map(WithdrawnEdition::reason)
                                .findFirst()
                                .orElse(null));
    }

    private void print(Release release, PrintWriter out) {
        out.println(Messages.text(
                "history.release",
                release.seq(),
                release.issued(),
                Messages.text("kind." + release.kind()),
                ReleaseChains.reason(release.reason()),
                release.sha256()));
        withdrawn.stream()
                .filter(gone -> gone.sequence() == release.seq() && dataset.holds(gone.dataset()))
                .forEach(gone -> out.println(Messages.text(
                        "history.withdrawn", gone.dataset(), gone.tag(), gone.withdrawn(), gone.reason())));
        for (Edition edition : release.datasets()) {
            String change = Messages.text("change." + edition.change());
            out.println(
                    edition.tag() == null
                            ? Messages.text("history.gone", edition.id(), change)
                            : Messages.text(
                                    "history.dataset",
                                    edition.id(),
                                    change,
                                    edition.tag(),
                                    edition.rows(),
                                    edition.bytes(),
                                    String.valueOf(edition.contentDigest())));
        }
    }
}
