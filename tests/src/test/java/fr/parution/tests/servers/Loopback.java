// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The only interface on which a server of the tests may listen. */
final class Loopback {

    static final String ADDRESS = "127.0.0.1";

    private static final List<Path> KERNEL_TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    /** 127.0.0.1, the same in a socket of both families, and ::1, as the kernel writes them. */
    private static final List<String> KERNEL_ADDRESSES =
            List.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");

    private static final String LISTENING = "0A";

    private Loopback() {}

    /** A port that nobody used a moment ago. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether something listens on this port at an address that other machines may reach, by the kernel's own table. */
    static boolean isExposed(int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        return KERNEL_TABLES.stream()
                .filter(Files::isReadable)
                .flatMap(Loopback::rows)
                .map(row -> row.strip().split("\\s+"))
                .filter(fields -> fields.length > 3 && fields[3].equals(LISTENING))
                .map(fields -> fields[1])
                .filter(address -> address.endsWith(suffix))
                .map(address -> address.substring(0, address.length() - suffix.length()))
                .anyMatch(address -> !KERNEL_ADDRESSES.contains(address));
    }

    private static Stream<String> rows(Path table) {
        try {
            return Files.readAllLines(table, StandardCharsets.US_ASCII).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
