// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Json;
import fr.parution.store.s3.DeadLetters;
import fr.parution.store.s3.DeadLetters.Letter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists, and where it is asked to sends back, what a queue gave up on. */
@Command(name = "redrive", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class RedriveCommand implements Callable<Integer> {

    @Option(names = "--queue", required = true, paramLabel = "QUEUE", descriptionKey = "option.queue")
    private String queue = "";

    @Option(names = "--move", descriptionKey = "option.move")
    private boolean move;

    @Option(names = "--discard", paramLabel = "ID", split = ",", descriptionKey = "option.discard")
    private Set<String> discarded = Set.of();

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (!discarded.isEmpty() && !move) {
            throw new ParutionException(
                    Problem.of(ProblemCode.USAGE_CONTRADICTION, "redrive", "--discard", "--discard ID --move"));
        }
        Console console = Console.standard(json);
        try (DeadLetters letters =
                DeadLetters.fromEnvironment(System.getenv(), queue, ThreadLocalRandom.current()::nextDouble)) {
            if (move) {
                move(letters, console);
            } else {
                DeadLetters.View view = letters.look();
                tell("waiting", view.waiting(), view.first());
                console.say("redrive.waiting", view.waiting(), queue);
            }
        }
        return 0;
    }

    private void move(DeadLetters letters, Console console) {
        List<Letter> done = new ArrayList<>();
        try {
            letters.move(discarded, done::add);
        } finally {
            // Also what was moved before something broke.
            long deleted = done.stream()
                    .filter(letter -> discarded.contains(letter.id()))
                    .count();
            tell("moved", done.size() - deleted, done);
            console.say("redrive.moved", done.size() - deleted, queue, deleted);
        }
    }

    private void tell(String counted, long count, List<Letter> letters) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put(counted, count);
            document.put(
                    "messages", letters.stream().map(RedriveCommand::document).toList());
            out.print(new String(Json.write(document), StandardCharsets.UTF_8));
        } else {
            letters.forEach(letter -> out.println(
                    String.join("  ", letter.sent().toString(), letter.id(), letter.group(), letter.about())));
        }
        out.flush();
    }

    private static Map<String, Object> document(Letter letter) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", letter.id());
        document.put("group", letter.group());
        document.put("sent", letter.sent().toString());
        document.put("about", letter.about());
        return document;
    }
}
