// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.publish.FaultyStore.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The promises of publication under faults. {@code -Dparution.simulation.schedules=N} and {@code
 * -Dparution.simulation.seed=S} run other schedules, as many as asked, however long it takes.
 */
final class SimulationTest {

    private static final Duration BUDGET = Duration.ofSeconds(5);
    private static final long FIRST_SEED = Long.getLong("parution.simulation.seed", 1);
    private static final int USUAL_SCHEDULES = 10_000;
    /** How many schedules a mutant may survive before the harness is called blind. */
    private static final int MOST_SCHEDULES = 200;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anyFaultAtAnyRequestOfARelease(int before) {
        Simulation simulation = new Simulation(directory, Mutant.NONE);
        int requests = simulation.requests(before);
        assertThat(requests).isGreaterThan(20);
        for (int request = 1; request <= requests; request++) {
            for (Fault fault : Fault.values()) {
                assertThat(simulation.run(before, request, fault))
                        .as("%s at request %d after %d releases", fault, request, before)
                        .isEmpty();
            }
        }
        System.out.printf("%d requests × %d faults after %d releases%n", requests, Fault.values().length, before);
    }

    @Test
    void anyScheduleOfSeveralProcesses() {
        Simulation simulation = new Simulation(directory, Mutant.NONE);
        Integer asked = Integer.getInteger("parution.simulation.schedules");
        int most = asked == null ? USUAL_SCHEDULES : asked;
        long end = System.nanoTime() + BUDGET.toNanos();
        int schedules = 0;
        while (schedules < most && (asked != null || System.nanoTime() < end)) {
            long seed = FIRST_SEED + schedules++;
            assertThat(simulation.run(seed)).as("seed %d", seed).isEmpty();
        }
        System.out.printf("%d schedules from seed %d: nothing broken%n", schedules, FIRST_SEED);
        assertThat(schedules).isPositive();
    }

    @Test
    void projectorThatIsOvertakenPutsNothingOldBack() {
        assertThat(new Simulation(directory, Mutant.NONE).overtaken()).isEmpty();
    }

    @Test
    void oneSeedIsOneSchedule() {
        Simulation simulation = new Simulation(directory, Mutant.UNCONDITIONAL_POINTER);
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(simulation.run(seed)).as("seed %d", seed).isEqualTo(simulation.run(seed));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Mutant.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void protocolThatIsWrongIsCaught(Mutant mutant) {
        Simulation simulation = new Simulation(directory, mutant);
        int runs = 1;
        String broken = first(simulation.run(1, Integer.MAX_VALUE, Fault.NONE));
        // Two projectors must pass each other between the same two requests for one of them: chance takes hundreds of
        // seeds.
        if (broken.isEmpty()) {
            runs++;
            broken = first(simulation.overtaken());
        }
        for (long seed = 1; broken.isEmpty() && seed <= MOST_SCHEDULES; seed++) {
            runs++;
            broken = first(simulation.run(seed));
        }
        System.out.printf("%s caught by run %d: %s%n", mutant, runs, broken);
        assertThat(broken).as("%s in %d runs", mutant, runs).isNotEmpty();
    }

    private static String first(List<String> broken) {
        return broken.isEmpty() ? "" : broken.get(0);
    }
}
