// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import fr.parution.publish.Pointer;
import fr.parution.publish.PublicStore;
import fr.parution.publish.TagAudit;
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
            PublicStore published = new PublicStore(store);
            Verifier.Outcome outcome = new Verifier(published, key == null ? null : Signing.publicKey("--key", key))
                    .verify()
                    .orElseThrow(() -> new ParutionException(
                            Problem.of(ProblemCode.STORE_NOT_FOUND, address, Pointer.KEY, "parution publish")));
            Problems problems = new Problems();
            outcome.problems().forEach(problems::add);
            TagAudit.Outcome tags = tags(published, console, problems);
            problems.throwIfAny();
            console.say("verify.done", outcome.releases(), outcome.objects(), outcome.bytes());
            if (tags.objects() > 0) {
                console.say("verify.tagged", tags.objects());
            }
            if (tags.unknown() > 0) {
                console.say("verify.untagged", tags.unknown());
            }
            if (outcome.signed() == 0) {
                console.say("verify.unsigned");
            } else {
                console.say("verify.signed", outcome.signed(), String.join(", ", outcome.keyIds()));
            }
        }
        return 0;
    }

    private static TagAudit.Outcome tags(PublicStore store, Console console, Problems problems) {
        String label = Messages.text("verify.tags");
        long started = System.nanoTime();
        return new TagAudit(store).audit((done, total) -> console.bar(label, done, total, started), problems);
    }
}
