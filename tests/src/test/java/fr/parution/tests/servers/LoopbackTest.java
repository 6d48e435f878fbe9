// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class LoopbackTest {

    @Test
    void socketOnLoopbackIsNotExposed() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Loopback.isExposed(socket.getLocalPort())).isFalse();
        }
    }

    /** Another address of the loopback network, so that even this test is reachable from this machine alone. */
    @Test
    void socketOnAnyOtherAddressIsExposed() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
            assertThat(Loopback.isExposed(socket.getLocalPort())).isTrue();
        }
    }
}
