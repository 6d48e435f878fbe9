// SPDX-License-Identifier: EUPL-1.2
package fr.parution.functions.release;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.ProjectReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** In minutes and seconds of a clock that moves when somebody waits. */
class QuietPeriodTest {

    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");
    private static final String USERS = "moncompteformation-les-usagers";
    private static final String PARTNER = "entree_sortie_formation";

    private final List<DatasetDeclaration> train =
            ProjectReader.read(Path.of("../../shared/datasets")).trains().stream()
                    .filter(each ->
                            each.stream().anyMatch(dataset -> dataset.id().equals(USERS)))
                    .findFirst()
                    .orElseThrow();
    private final Map<String, Instant> announced = new TreeMap<>();
    /** What is announced while somebody waits, by the second after noon. */
    private final TreeMap<Integer, String> coming = new TreeMap<>();

    private final List<Long> waits = new ArrayList<>();
    private Instant now = NOON;

    @Test
    void waitsUntilNothingCameForAWhile() {
        announced.put(USERS, NOON.minusSeconds(30));
        await(NOON);
        assertThat(waits).containsExactly(90L);
    }

    @Test
    void whatComesMeanwhileMakesItWaitAnew() {
        announced.put(USERS, NOON);
        coming.put(100, PARTNER);
        coming.put(190, USERS);
        await(NOON);
        assertThat(waits).containsExactly(120L, 100L, 80L);
        assertThat(now).isEqualTo(NOON.plusSeconds(300));
    }

    @Test
    void waitsNoLongerThanTheMostHoweverMuchComes() {
        announced.put(USERS, NOON);
        for (int second = 50; second < 1_000; second += 50) {
            coming.put(second, PARTNER);
        }
        await(NOON.minusSeconds(60));
        assertThat(now).isEqualTo(NOON.plusSeconds(240));
    }

    @Test
    void whatIsLongThereIsNotWaitedFor() {
        announced.put(USERS, NOON.minusSeconds(121));
        await(NOON);
        assertThat(waits).isEmpty();
    }

    @Test
    void messageThatComesAgainAfterHoursIsNotWaitedFor() {
        announced.put(USERS, NOON);
        await(NOON.minusSeconds(9_000));
        assertThat(waits).isEmpty();
    }

    /** A clock that is hours behind that of the store: nobody sleeps until they agree. */
    @Test
    void clockThatIsFarBehindDoesNotHoldAReleaseUp() {
        announced.put(USERS, NOON.plusSeconds(7_200));
        await(NOON.plusSeconds(7_200));
        assertThat(waits).isEmpty();
    }

    @Test
    void trainWithoutAnExtractIsNotWaitedFor() {
        await(NOON);
        assertThat(waits).isEmpty();
    }

    @Test
    void whoIsInterruptedGoesOn() {
        announced.put(USERS, NOON);
        new QuietPeriod(
                        id -> Optional.ofNullable(announced.get(id)),
                        clock(),
                        Duration.ofSeconds(120),
                        Duration.ofSeconds(300),
                        wait -> {
                            throw new InterruptedException();
                        })
                .await(train, NOON);
        assertThat(Thread.interrupted()).isTrue();
    }

    private void await(Instant sent) {
        new QuietPeriod(
                        id -> Optional.ofNullable(announced.get(id)),
                        clock(),
                        Duration.ofSeconds(120),
                        Duration.ofSeconds(300),
                        this::pause)
                .await(train, sent);
    }

    private void pause(Duration wait) {
        waits.add(wait.toSeconds());
        now = now.plus(wait);
        coming.forEach((second, dataset) -> {
            Instant at = NOON.plusSeconds(second);
            if (!at.isAfter(now)) {
                announced.merge(dataset, at, (one, other) -> one.isAfter(other) ? one : other);
            }
        });
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
