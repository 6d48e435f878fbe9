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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads all that is published again and compares it with its digests. */
@Command(name = "verify", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class VerifyCommand implements Callable<Integer> {

    @Option(names = "--store", required = true, paramLabel = "URI", descriptionKey = "option.store")
    private String address = "";

    @Option(names = "--key", paramLabel = "FILE", descriptionKey = "option.verifyKey")
    private @Nullable String key;

    @Override
    public Integer call() {
        Console console = Console.standard(false);
        try (Store store = Stores.openReadOnly(address)) {
            Verifier.Outcome outcome = new Verifier(
                            new PublicStore(store), key == null ? null : Signing.publicKey("--key", key))
                    .verify()
                    .orElseThrow(() -> new ParutionException(
                            Problem.of(ProblemCode.STORE_NOT_FOUND, address, Pointer.KEY, "parution publish")));
            if (!outcome.problems().isEmpty()) {
                throw new ParutionException(outcome.problems(), null);
            }
            console.say("verify.done", outcome.releases(), outcome.objects(), outcome.bytes());
            if (outcome.signed() == 0) {
                console.say("verify.unsigned");
            } else {
                console.say("verify.signed", outcome.signed(), String.join(", ", outcome.keyIds()));
            }
        }
        return 0;
    }
}
