// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.cli.serve.CatalogServer;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Store;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the public store as a CDN would. */
@Command(name = "serve", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class ServeCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    @Option(names = "--store", required = true, paramLabel = "URI", descriptionKey = "option.store")
    private String address = "";

    @Option(names = "--port", defaultValue = "8080", paramLabel = "P", descriptionKey = "option.port")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        Console console = Console.standard(false);
        try (Store store = Stores.openReadOnly(address)) {
            serve(store, port, console);
        }
        return 0;
    }

    /** Serves until the process is told to stop. */
    static void serve(Store store, int port, Console console) throws InterruptedException {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParutionException(
                    Problem.of(ProblemCode.USAGE_BAD_VALUE, "--port", Integer.toString(port), "0 … " + HIGHEST_PORT));
        }
        try (CatalogServer server = new CatalogServer(store, port)) {
            server.start();
            console.say("serve.address", server.address().toString());
            server.await();
        } catch (IOException e) {
            throw new ParutionException(
                    Problem.of(
                            ProblemCode.USAGE_BAD_VALUE, "--port", Integer.toString(port), Messages.text("serve.port")),
                    e);
        }
    }
}
