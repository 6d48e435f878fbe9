// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.dataset.Project;
import fr.parution.pipeline.Workspace;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Store;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** From where to where a publication goes. */
final class PublicationOptions {

    @Option(names = "--source", required = true, paramLabel = "URI", descriptionKey = "option.source")
    String source = "";

    @Option(names = "--store", required = true, paramLabel = "URI", descriptionKey = "option.store")
    String store = "";

    @Option(names = "--staging", paramLabel = "URI", descriptionKey = "option.staging")
    @Nullable
    String staging;

    @Option(names = "--public-url", paramLabel = "URL", descriptionKey = "option.publicUrl")
    @Nullable
    String publicUrl;

    @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "option.asOf")
    @Nullable
    LocalDate asOf;

    /**
     * The private store between extract and release: as asked, or one that goes when the command ends but for the ledger,
     * which stays beside the public store.
     */
    Store openStaging(Workspace work) {
        return staging == null ? KeptLedger.beside(store, work) : Stores.open(staging);
    }

    /** The same for a command that writes nothing that stays. */
    Store openStagingToRead(Workspace work) {
        return staging == null ? KeptLedger.readBeside(store, work) : Stores.open(staging);
    }

    String publicUrl(Project project) {
        return publicUrl == null ? project.catalog().publicUrl() : checked(publicUrl);
    }

    /** An absolute web address that ends with a slash. */
    static String checked(String url) {
        String withSlash = url.endsWith("/") ? url : url + "/";
        if (!isWebAddress(withSlash)) {
            throw new ParutionException(
                    Problem.of(ProblemCode.USAGE_BAD_VALUE, "--public-url", url, "https://donnees.exemple.fr/"));
        }
        return withSlash;
    }

    private static boolean isWebAddress(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
