// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import fr.parution.aggregate.Engine;

/** The same contract where a partition is read in many passes, each with some of its persons. */
final class SeveralPassesTest extends DuckDbEngineTest {

    @Override
    protected Engine engine() {
        return new DuckDbEngine(limits(), 256);
    }
}
