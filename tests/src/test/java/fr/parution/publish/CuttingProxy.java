// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line on this machine between a client of HTTP and its server, which breaks at a request that is chosen before. It passes
 * bytes on as they come and knows of HTTP only where a request begins. What comes after the break passes.
 */
final class CuttingProxy implements AutoCloseable {

    /** Where the line breaks. */
    enum Cut {
        NEVER,
        /** The server does not hear of the request. */
        BEFORE,
        /** The server does what was asked; the client does not hear of it. */
        ANSWER,
        /** The client hears the beginning of the answer. */
        WITHIN_ANSWER
    }

    private static final byte[] BEGINNING = " HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int FIRST_BYTES = 40;

    private final ServerSocket listening;
    private final URI server;
    private final Cut cut;
    private final int request;
    private final Runnable atTheCut;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicBoolean done = new AtomicBoolean();

    /**
     * @param request the number of the request at which the line breaks, from 1
     * @param atTheCut what else happens then, before the line breaks
     */
    CuttingProxy(URI server, Cut cut, int request, Runnable atTheCut) {
        this.server = server;
        this.cut = cut;
        this.request = request;
        this.atTheCut = atTheCut;
        try {
            this.listening = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("line", this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** How many requests began. */
    int requests() {
        return requests.get();
    }

    /** Whether the line broke. */
    boolean broke() {
        return done.get();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
                client.setTcpNoDelay(true);
                behind.setTcpNoDelay(true);
                Line line = new Line(client, behind);
                start("requests", line::requests);
                start("answers", line::answers);
            }
        } catch (IOException closed) {
            // Nobody connects any more.
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** One connection. */
    private final class Line {

        private final Socket client;
        private final Socket behind;
        private final AtomicBoolean breaksAtAnswer = new AtomicBoolean();
        private int matched;

        Line(Socket client, Socket behind) {
            this.client = client;
            this.behind = behind;
        }

        void requests() {
            try (InputStream in = client.getInputStream();
                    OutputStream out = behind.getOutputStream()) {
                byte[] buffer = new byte[1 << 16];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (begins(buffer, read) && !done.getAndSet(true)) {
                        if (cut == Cut.BEFORE) {
                            atTheCut.run();
                            break;
                        }
                        breaksAtAnswer.set(true);
                    }
                    out.write(buffer, 0, read);
                    out.flush();
                }
            } catch (IOException end) {
                // One of the two is gone.
            }
            end();
        }

        void answers() {
            try (InputStream in = behind.getInputStream();
                    OutputStream out = client.getOutputStream()) {
                byte[] buffer = new byte[1 << 16];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (breaksAtAnswer.get()) {
                        atTheCut.run();
                        if (cut == Cut.WITHIN_ANSWER) {
                            out.write(buffer, 0, Math.min(read, FIRST_BYTES));
                            out.flush();
                        }
                        break;
                    }
                    out.write(buffer, 0, read);
                    out.flush();
                }
            } catch (IOException end) {
                // One of the two is gone.
            }
            end();
        }

        /** Whether the request of the cut begins in these bytes. */
        private boolean begins(byte[] buffer, int length) {
            boolean found = false;
            for (int i = 0; i < length; i++) {
                matched = buffer[i] == BEGINNING[matched] ? matched + 1 : buffer[i] == BEGINNING[0] ? 1 : 0;
                if (matched == BEGINNING.length) {
                    matched = 0;
                    found |= requests.incrementAndGet() == request && cut != Cut.NEVER;
                }
            }
            return found;
        }

        private void end() {
            try {
                client.close();
                behind.close();
            } catch (IOException alreadyGone) {
                // That is what was wanted.
            }
        }
    }
}
