// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

final class MemoryPurgeTest extends PurgeContract {

    private final MemoryStore store = new MemoryStore();

    @Override
    protected Store openEmpty() {
        return store;
    }

    @Override
    protected Purge openPurge() {
        return store;
    }
}
