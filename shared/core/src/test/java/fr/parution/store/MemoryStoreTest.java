// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.problem.ProblemCode;
import fr.parution.store.MemoryStore.Condition;
import fr.parution.store.MemoryStore.Fault;
import fr.parution.store.MemoryStore.Operation;
import fr.parution.store.MemoryStore.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MemoryStoreTest extends StoreContract {

    private final MemoryStore memory = new MemoryStore();

    @Override
    protected Store openEmpty() {
        return memory;
    }

    @Test
    void faultBeforeTheEffectLeavesNothing() {
        memory.failAt(1, Fault.BEFORE_EFFECT);

        assertProblem(ProblemCode.STORE_FAILED, () -> memory.putIfAbsent("a", content("one"), ATTRIBUTES));

        assertThat(memory.keys()).isEmpty();
    }

    @Test
    void faultAfterTheEffectLeavesTheObject() {
        memory.failAt(1, Fault.AFTER_EFFECT);

        assertProblem(ProblemCode.STORE_FAILED, () -> memory.putIfAbsent("a", content("one"), ATTRIBUTES));

        assertThat(memory.peek("a"))
                .hasValueSatisfying(bytes ->
                        assertThat(bytes).asString(StandardCharsets.US_ASCII).isEqualTo("one"));
        assertThat(memory.find("a")).isPresent();
    }

    @Test
    void observerSeesTheStoreAfterEachRequest() {
        List<String> seen = new ArrayList<>();
        memory.observe(request -> seen.add(request.number() + " " + request.operation() + " " + memory.keys()));
        memory.failAt(2, Fault.BEFORE_EFFECT);

        memory.putIfAbsent("a", content("one"), ATTRIBUTES);
        assertProblem(ProblemCode.STORE_FAILED, () -> memory.find("a"));
        memory.list("");

        assertThat(seen).containsExactly("1 PUT_IF_ABSENT [a]", "2 FIND [a]", "3 LIST [a]");
        assertThat(memory.requests()).contains(new Request(2, Operation.FIND, "a"));
        assertThat(memory.count(Operation.LIST)).isEqualTo(1);
    }

    @Test
    void probeNoticesThatCreateIsNotConditional() {
        Store careless = new MemoryStore(Set.of(Condition.ABSENT));

        assertProblem(ProblemCode.STORE_IGNORES_CONDITIONS, () -> StoreProbe.requireConditions(careless));
    }

    @Test
    void probeNoticesThatReplaceIsNotConditional() {
        Store careless = new MemoryStore(Set.of(Condition.MATCH));

        assertProblem(ProblemCode.STORE_IGNORES_CONDITIONS, () -> StoreProbe.requireConditions(careless));
    }
}
