// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.describe.ReleaseReason;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.Pointer;
import fr.parution.publish.PublicStore;
import fr.parution.publish.ReleaseChain;
import fr.parution.store.Store;
import java.util.List;
import java.util.Locale;

/** The releases of a store as commands find and name them. */
final class ReleaseChains {

    private ReleaseChains() {}

    /** All releases; {@code STORE_NOT_FOUND} where nothing was ever published. */
    static ReleaseChain of(Store store, String address) {
        PublicStore published = new PublicStore(store);
        Pointer newest = published
                .pointer()
                .orElseThrow(() -> new ParutionException(
                        Problem.of(ProblemCode.STORE_NOT_FOUND, address, Pointer.KEY, "parution publish")));
        return ReleaseChain.from(published, newest);
    }

    /** Every data set that a release ever held, sorted. */
    static List<String> datasets(ReleaseChain chain) {
        return chain.links().stream()
                .flatMap(link -> link.manifest().datasets().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The release with a number, or the newest that holds an edition of that name. */
    static ReleaseChain.Link find(ReleaseChain chain, String name) {
        return chain.links().stream()
                .filter(link -> Integer.toString(link.manifest().sequence()).equals(name)
                        || link.manifest().datasets().values().stream()
                                .anyMatch(entry -> entry.tag().equals(name)))
                .findFirst()
                .orElseThrow(() -> chain.broken().isEmpty()
                        ? new ParutionException(Problem.of(
                                ProblemCode.USAGE_UNKNOWN_RELEASE,
                                name,
                                chain.links().size(),
                                chain.links().get(0).manifest().sequence()))
                        : new ParutionException(chain.broken(), null));
    }

    /** Why a release was made, in the reader's language where the words are ours. */
    static String reason(String words) {
        boolean english = Locale.getDefault().getLanguage().equals(Locale.ENGLISH.getLanguage());
        return ReleaseReason.text(words)
                .map(text -> english ? text.en() : text.fr())
                .orElse(words);
    }
}
