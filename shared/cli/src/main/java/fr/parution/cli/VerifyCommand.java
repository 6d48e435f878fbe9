// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.Pointer;
import fr.parution.publish.PublicStore;
import fr.parution.publish.Verifier;
import fr.parution.store.Store;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads all that is published again and compares it with its digests. */
@Command(name = "verify", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class VerifyCommand implements Callable<Integer> {

    @Option(names = "--store", required = true, paramLabel = "URI", descriptionKey = "option.store")
    private String address = "";

    @Override
    public Integer call() {
        Console console = Console.standard(false);
        try (Store store = Stores.openReadOnly(address)) {
            Verifier.Outcome outcome = new Verifier(new PublicStore(store))
                    .verify()
                    .orElseThrow(() -> new ParutionException(
                            Problem.of(ProblemCode.STORE_NOT_FOUND, address, Pointer.KEY, "parution publish")));
            if (!outcome.problems().isEmpty()) {
                throw new ParutionException(outcome.problems(), null);
            }
            console.say("verify.done", outcome.releases(), outcome.objects(), outcome.bytes());
        }
        return 0;
    }
}
