// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.functions;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.tests.cli.Command;
import fr.parution.tests.cli.Command.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** What a queue of LocalStack gave up on goes back by one command. */
class RedriveTest {

    private static final String READY =
            "{\"detail\":{\"object\":{\"key\":\"staging/moncompteformation-les-usagers/2026-04-01-0/_READY.json\"}}}";

    @Test
    void whatAQueueGaveUpOnGoesBackInItsGroupAndOrder() {
        try (Cloud cloud = new Cloud()) {
            Command command = Command.ENGLISH.with(cloud.environment());
            String queue = cloud.queue("redrive");
            for (String group : List.of("users", "offer")) {
                for (int i = 1; i <= 6; i++) {
                    send(cloud, queue, group, group + " " + i);
                }
            }
            send(cloud, queue, "users", READY);
            send(cloud, queue, "offer", "never");
            giveUp(cloud, queue);

            Outcome listed = command.run("redrive", "--queue", queue);
            assertThat(listed.exit()).as(listed.err()).isZero();
            assertThat(listed.err()).contains("14 message(s) that " + queue + " gave up on");
            assertThat(listed.out()).contains("  users  users 1\n", "  offer  offer 1\n");
            String first = listed.out().lines().findFirst().orElseThrow();
            String discarded = first.split("  ", -1)[1];
            String about = first.split("  ", -1)[3];

            Outcome moved =
                    command.run("redrive", "--queue", "redrive.fifo", "--move", "--discard", discarded, "--json");
            assertThat(moved.exit()).as(moved.err()).isZero();
            assertThat(moved.out())
                    .contains(
                            "\"moved\": 13",
                            "\"about\": \"staging/moncompteformation-les-usagers/2026-04-01-0/_READY.json\"");

            List<String> back = new ArrayList<>();
            for (Message message : drained(cloud, queue)) {
                back.add(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID) + ": " + message.body());
            }
            assertThat(back).hasSize(13).doesNotHaveDuplicates();
            for (String group : List.of("users", "offer")) {
                List<String> expected = new ArrayList<>();
                for (int i = 1; i <= 6; i++) {
                    expected.add(group + ": " + group + " " + i);
                }
                expected.add(group.equals("users") ? "users: " + READY : "offer: never");
                expected.remove(group + ": " + about);
                assertThat(back).containsSubsequence(expected);
            }
            assertThat(command.run("redrive", "--queue", queue).err()).contains("0 message(s)");
        }
    }

    @Test
    void queueThatIsNotThereOrNeverGivesUpIsNamedWithItsExitCode() {
        try (Cloud cloud = new Cloud()) {
            Command command = Command.FRENCH.with(cloud.environment());
            cloud.queue("without");

            Outcome absent = command.run("redrive", "--queue", "absente.fifo");
            assertThat(absent.exit()).isEqualTo(4);
            assertThat(absent.err()).contains("STORE_NOT_FOUND", "absente.fifo");
            Outcome last = command.run("redrive", "--queue", "without-dead.fifo");
            assertThat(last.exit()).isEqualTo(2);
            assertThat(last.err()).contains("USAGE_BAD_VALUE", "RedrivePolicy");
            assertThat(command.run("redrive", "--queue", "x", "--discard", "y").exit())
                    .isEqualTo(2);
        }
    }

    private static void send(Cloud cloud, String queue, String group, String body) {
        cloud.sqs()
                .sendMessage(send -> send.queueUrl(queue).messageGroupId(group).messageBody(body));
    }

    /** Takes every message twice and never says that it is done: at the third time it is among the dead letters. */
    private static void giveUp(Cloud cloud, String queue) {
        for (int round = 0; round < 40; round++) {
            List<Message> messages = cloud.sqs()
                    .receiveMessage(receive ->
                            receive.queueUrl(queue).maxNumberOfMessages(10).visibilityTimeout(0))
                    .messages();
            if (messages.isEmpty()) {
                return;
            }
        }
        throw new AssertionError("the queue never gave up");
    }

    private static List<Message> drained(Cloud cloud, String queue) {
        List<Message> all = new ArrayList<>();
        while (true) {
            List<Message> messages = cloud.sqs()
                    .receiveMessage(receive -> receive.queueUrl(queue)
                            .maxNumberOfMessages(10)
                            .waitTimeSeconds(1)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                    .messages();
            if (messages.isEmpty()) {
                return all;
            }
            for (Message message : messages) {
                all.add(message);
                cloud.sqs().deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
            }
        }
    }
}
