// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.WithdrawnEdition;
import fr.parution.store.Purge;
import fr.parution.store.StoredObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Deletes what withdrawn editions left, in every version that the store keeps: their files at once, then, after the release
 * without them was projected, what was made from them. Looks at all withdrawn editions, so that it finishes what an earlier
 * call did not. What releases need stays: manifests, tombstones, and certificates, through which ledgers are opened.
 */
public final class WithdrawalPurge {

    private static final Set<String> STAYS = Set.of(WithdrawnEdition.TOMBSTONE, Tag.CERTIFICATE);
    /** What is never made again from the current release. */
    private static final List<String> NO_PROJECTIONS = List.of("v/", "releases/", "state/", "events/", "keys/");

    private final PublicStore store;
    private final Purge purge;

    /** @param purge at the same place as the store */
    public WithdrawalPurge(PublicStore store, Purge purge) {
        this.store = store;
        this.purge = purge;
    }

    /**
     * Deletes the files of withdrawn editions, and the copies of them at stable addresses, which the next projection makes
     * anew.
     *
     * @return how many versions were deleted
     */
    public long removeFiles() {
        List<Manifest> history = history();
        long removed = 0;
        for (WithdrawnEdition gone : history.get(0).withdrawn()) {
            String folder = "v/" + gone.dataset() + "/" + gone.tag() + "/";
            removed += purge.removeAll(folder, key -> !STAYS.contains(key.substring(folder.length())));
            for (Manifest.File file : files(history, gone)) {
                if (!stands(history.get(0), gone.dataset(), file) && holds(file.alias(), file.sha256())) {
                    removed += purge.removeAll(file.alias(), file.alias()::equals);
                }
            }
        }
        return removed;
    }

    /**
     * Deletes what former projections left: what was replaced, and what is about a data set with a withdrawn edition and
     * belongs to the projections no more.
     *
     * @param projected the keys of all that the current release was just projected to
     * @return how many versions were deleted
     */
    public long removeProjections(Set<String> projected) {
        List<WithdrawnEdition> withdrawn = history().get(0).withdrawn();
        Set<String> datasets =
                withdrawn.stream().map(WithdrawnEdition::dataset).collect(Collectors.toCollection(TreeSet::new));
        return purge.removeAll(
                        "",
                        key -> isProjection(key)
                                && !projected.contains(key)
                                && !isOfAnotherEdition(key, withdrawn)
                                && datasets.stream().anyMatch(dataset -> isAbout(key, dataset)))
                + purge.removeReplaced("", WithdrawalPurge::isProjection);
    }

    private List<Manifest> history() {
        return store.history(store.requireCurrent().manifest());
    }

    private static List<Manifest.File> files(List<Manifest> history, WithdrawnEdition gone) {
        return history.stream()
                .flatMap(manifest -> manifest.datasets().entrySet().stream())
                .filter(dataset -> gone.is(dataset.getKey(), dataset.getValue().tag()))
                .findFirst()
                .map(dataset -> dataset.getValue().files())
                .orElse(List.of());
    }

    /** Whether the same bytes are those of the edition that readers get now. */
    private static boolean stands(Manifest current, String dataset, Manifest.File file) {
        Manifest.Entry entry = current.datasets().get(dataset);
        return entry != null
                && entry.files().stream()
                        .anyMatch(other -> other.alias().equals(file.alias())
                                && other.sha256().equals(file.sha256()));
    }

    private boolean holds(String alias, String sha256) {
        return store.store()
                .find(alias)
                .map(StoredObject::sha256)
                .filter(sha256::equals)
                .isPresent();
    }

    private static boolean isProjection(String key) {
        return NO_PROJECTIONS.stream().noneMatch(key::startsWith);
    }

    /** What editions keep below their tag stays, but for those that were withdrawn. */
    private static boolean isOfAnotherEdition(String key, List<WithdrawnEdition> withdrawn) {
        return key.contains(ReleaseFileProjection.EDITIONS)
                && withdrawn.stream()
                        .noneMatch(gone -> key.contains(ReleaseFileProjection.EDITIONS + gone.tag() + "/"));
    }

    /** Whether a folder or a file in the key has the name of the data set, whatever follows it. */
    private static boolean isAbout(String key, String dataset) {
        for (String name : key.split("/", -1)) {
            if (name.equals(dataset) || name.startsWith(dataset + ".") || name.startsWith(dataset + "-")) {
                return true;
            }
        }
        return false;
    }
}
