// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.serve;

import fr.parution.store.Store;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;

/** Serves what is public in a store over HTTP: ranges, validators, compression, one strict content security policy. */
public final class CatalogServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final Server server = new Server();
    private final ServerConnector connector;

    /**
     * Prepares a server on this machine's loopback address; nothing is served before {@link #start}.
     *
     * @param port 0 for any free one
     */
    public CatalogServer(Store store, int port) {
        this(store, new InetSocketAddress(LOOPBACK, port));
    }

    /** Prepares a server on an address; nothing is served before {@link #start}. The caller closes the store. */
    public CatalogServer(Store store, InetSocketAddress address) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setUriCompliance(UriCompliance.DEFAULT);
        connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost(
                address.isUnresolved()
                        ? address.getHostString()
                        : address.getAddress().getHostAddress());
        connector.setPort(address.getPort());
        server.addConnector(connector);
        server.setHandler(new CatalogHandler(store));
        ErrorHandler errors = new ErrorHandler();
        errors.setShowStacks(false);
        errors.setShowCauses(false);
        server.setErrorHandler(errors);
    }

    /** Starts to serve; returns once connections are accepted. Throws {@link IOException} when the port is taken. */
    public void start() throws IOException {
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the server did not start", e);
        }
    }

    /** The address of the home page, with the port in use. */
    public URI address() {
        String host = connector.getHost().contains(":") ? "[" + connector.getHost() + "]" : connector.getHost();
        return URI.create("http://" + host + ":" + connector.getLocalPort() + "/");
    }

    /** Waits until the server is closed. */
    public void await() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the server did not stop", e);
        }
    }
}
