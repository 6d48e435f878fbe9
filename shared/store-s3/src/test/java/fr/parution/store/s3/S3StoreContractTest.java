// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import fr.parution.store.Store;
import fr.parution.store.StoreContract;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;

final class S3StoreContractTest extends StoreContract {

    private final ScriptedS3 server;

    S3StoreContractTest() throws IOException {
        this.server = new ScriptedS3();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Store openEmpty() {
        return S3Store.open(
                URI.create("s3://" + ScriptedS3.BUCKET + "/some/prefix"),
                ScriptedS3Settings.of(server.endpoint(), Duration.ofSeconds(60), new CopyOnWriteArrayList<>()));
    }

    @Override
    protected Store openAgain(Store first) {
        return openEmpty();
    }
}
