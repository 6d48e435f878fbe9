// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.functions;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.dataset.ProjectReader;
import fr.parution.store.s3.EventBus;
import fr.parution.tests.servers.CfnLint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private final Template template = Template.read();

    @Test
    void linterHasNothingToSay() {
        assertThat(CfnLint.run(Checkout.path("template.yaml"))).isEmpty();
    }

    @Test
    void noFunctionMayDelete() {
        assertThat(Checkout.text("template.yaml")).doesNotContain("s3:PutLifecycle");
        for (String function : List.of("ExtractFunction", "ReleaseFunction", "ProjectFunction")) {
            assertThat(template.rights(function))
                    .isNotEmpty()
                    .allSatisfy(right -> assertThat(right.action()).doesNotContain("*", "Delete"));
        }
    }

    /** Which is attached to nobody by the template. */
    @Test
    void whoWithdrawsMayDeleteAllButWhatReleasesAreDecidedBy() {
        assertThat(Checkout.text("template.yaml")).doesNotContain("!Ref WithdrawalPolicy");
        assertThat(template.properties("WithdrawalPolicy")).doesNotContainKeys("Roles", "Users", "Groups");
        Map<String, Object> kept = statement("WithdrawalPolicy", "KeepReleases");
        assertThat(kept).containsEntry("Effect", "Deny");
        assertThat(kept.get("Action")).isEqualTo(List.of("s3:DeleteObject", "s3:DeleteObjectVersion"));
        assertThat(kept.get("Resource").toString()).contains("/releases/*", "/state/*");
    }

    @Test
    void extractWritesStagingAndReadsItsTwoSecrets() {
        assertThat(template.resources("ExtractFunction", "s3:PutObject")).containsExactly("StagingBucket/staging/*");
        assertThat(template.resources("ExtractFunction", "s3:GetObject")).containsExactly("StagingBucket/staging/*");
        assertThat(template.resources("ExtractFunction", "secretsmanager:GetSecretValue"))
                .containsExactly("PersonKeySecretArn");
        assertThat(template.resource("SourceSecretPolicy")).containsEntry("Condition", "HasSourceSecret");
        assertThat(template.properties("SourceSecretPolicy").toString())
                .contains("[ExtractFunctionRole]", "Action=secretsmanager:GetSecretValue", "Resource=SourceSecretArn");
        assertThat(template.rights("ExtractFunction"))
                .noneSatisfy(right -> assertThat(right.resource()).contains("PublicBucket"));
    }

    @Test
    void extractReadsDropsOfOneBucketAndNothingElseThere() {
        for (String resource : List.of("DropPolicy", "DropRule", "DropPermission")) {
            assertThat(template.resource(resource)).containsEntry("Condition", "HasDrops");
        }
        assertThat(template.properties("DropPolicy").toString())
                .contains("s3:GetObject", "s3:ListBucket", "${DropBucketName}/*")
                .doesNotContain("Put", "Delete");
    }

    /** Read from the declarations: whoever adds a data set, or a total that two share, finds out here. */
    @Test
    void everyTrainHasARuleWithAGroupOfItsOwn() {
        Map<String, String> groups = new TreeMap<>();
        for (String name : template.resources().keySet()) {
            if (name.endsWith("ReadyRule")) {
                Map<String, Object> rule = template.properties(name);
                Object target = Template.list(rule.get("Targets")).get(0);
                Object group =
                        Template.map(Template.map(target).get("SqsParameters")).get("MessageGroupId");
                Matcher key = Pattern.compile("wildcard=staging/([^/]+)/\\*/_READY\\.json")
                        .matcher(rule.toString());
                key.results().forEach(found -> groups.put(found.group(1), group.toString()));
                assertThat(template.resource("ReleaseQueuePolicy").toString()).contains(name + ".Arn");
                assertThat(template.resource("UndeliveredQueuePolicy").toString())
                        .contains(name + ".Arn");
            }
        }
        Project project = ProjectReader.read(Checkout.path("shared/datasets"));
        assertThat(groups.keySet())
                .containsExactlyElementsOf(project.datasets().stream()
                        .map(DatasetDeclaration::id)
                        .sorted()
                        .toList());
        assertThat(project.trains()).hasSizeGreaterThan(1).allSatisfy(train -> {
            List<String> ids = train.stream().map(DatasetDeclaration::id).toList();
            String group = groups.get(ids.get(0));
            assertThat(groups.entrySet().stream()
                            .filter(entry -> entry.getValue().equals(group))
                            .map(Map.Entry::getKey))
                    .containsExactlyElementsOf(ids);
        });
    }

    @Test
    void releaseReadsStagingAndWritesWhatReleasesAreMadeOf() {
        assertThat(template.resources("ReleaseFunction", "s3:PutObject"))
                .containsExactly(
                        "PublicBucket/keys/*",
                        "PublicBucket/releases/*",
                        "PublicBucket/state/*",
                        "PublicBucket/v/*",
                        "StagingBucket/ledger/*",
                        "StagingBucket/settled/*");
        assertThat(template.resources("ReleaseFunction", "s3:GetObject"))
                .containsExactly(
                        "PublicBucket/keys/*",
                        "PublicBucket/releases/*",
                        "PublicBucket/state/*",
                        "PublicBucket/v/*",
                        "StagingBucket/ledger/*",
                        "StagingBucket/settled/*",
                        "StagingBucket/staging/*");
        assertThat(template.rights("ReleaseFunction"))
                .extracting(Template.Right::action)
                .containsOnly(
                        "s3:GetObject",
                        "s3:PutObject",
                        "s3:PutObjectTagging",
                        "s3:AbortMultipartUpload",
                        "s3:ListBucket",
                        "s3:GetBucketVersioning");
    }

    @Test
    void releaseSignsWithOneKeyWhereThereIsOne() {
        assertThat(template.resource("SigningPolicy")).containsEntry("Condition", "Signs");
        assertThat(template.properties("SigningPolicy").toString())
                .contains("[ReleaseFunctionRole]", "[kms:GetPublicKey, kms:Sign]", "Resource=SigningKeyArn");
    }

    @Test
    void projectWritesAliasesAndPagesButNothingThatReleasesAreMadeOf() {
        assertThat(template.resources("ProjectFunction", "s3:PutObject"))
                .contains("PublicBucket/latest/*", "PublicBucket/catalog*", "PublicBucket/datasets/*")
                .noneSatisfy(resource -> assertThat(resource)
                        .containsAnyOf("/v/", "/releases/", "/state/", "PublicBucket/*", "StagingBucket"));
        assertThat(template.rights("ProjectFunction"))
                .noneSatisfy(right -> assertThat(right.resource()).contains("StagingBucket"));
    }

    @Test
    void projectAnnouncesUnderItsOwnNameAndAnybodyMaySubscribeAQueue() {
        assertThat(template.resources("ProjectFunction", "events:PutEvents"))
                .singleElement()
                .satisfies(bus -> assertThat(bus).endsWith(":event-bus/default"));
        assertThat(template.properties("ProjectFunction").get("Policies").toString())
                .contains("{events:source=" + EventBus.SOURCE + "}");
        assertThat(template.properties("AnnouncementRule").get("EventPattern").toString())
                .isEqualTo("{source=[" + EventBus.SOURCE + "]}");
        assertThat(statement("AnnouncementTopicPolicy", "AnybodySubscribes"))
                .containsEntry("Action", "sns:Subscribe")
                .hasEntrySatisfying(
                        "Condition",
                        condition -> assertThat(condition.toString())
                                .isEqualTo("{StringEquals={sns:Protocol=[sqs, lambda]}}"));
        assertThat(statement("AnnouncementTopicPolicy", "FromAnnouncementRule").toString())
                .contains("sns:Publish", "AnnouncementRule.Arn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v", "releases", "keys"})
    void immutableObjectsAreOnlyEverCreated(String prefix) {
        Map<String, Object> statement = statement("PublicBucketPolicy", "ImmutableObjectsAreCreatedOnce");
        assertThat(statement).containsEntry("Effect", "Deny").containsEntry("Action", "s3:PutObject");
        assertThat(Template.list(statement.get("Resource")).toString()).contains("/" + prefix + "/*");
        assertThat(statement.get("Condition").toString())
                .isEqualTo("{Null={s3:if-none-match=true}, Bool={s3:ObjectCreationOperation=true}}");
    }

    /** Somebody who crashed in the middle leaves parts that nobody sees and everybody pays. */
    @ParameterizedTest
    @ValueSource(strings = {"StagingBucket", "PublicBucket"})
    void uploadsThatNobodyEndsAreGivenUp(String bucket) {
        assertThat(template.properties(bucket).get("LifecycleConfiguration").toString())
                .contains("AbortIncompleteMultipartUpload={DaysAfterInitiation=1}");
    }

    @Test
    void pointerMovesOnlyByComparison() {
        assertThat(statement("PublicBucketPolicy", "PointerMovesByComparison")
                        .get("Condition")
                        .toString())
                .isEqualTo("{Null={s3:if-none-match=true, s3:if-match=true}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"StagingBucketPolicy", "PublicBucketPolicy"})
    void bucketsAreReachedOverTlsOnly(String policy) {
        assertThat(statement(policy, "EncryptedConnectionsOnly"))
                .containsEntry("Effect", "Deny")
                .containsEntry("Action", "s3:*");
    }

    @ParameterizedTest
    @CsvSource({
        "ExtractFunction, extract, fr.parution.functions.extract.ExtractHandler",
        "ReleaseFunction, release, fr.parution.functions.release.ReleaseHandler",
        "ProjectFunction, project, fr.parution.functions.project.ProjectHandler"
    })
    void everyFunctionIsAnArchiveThatHoldsItsHandler(String resource, String name, String handler) throws Exception {
        assertThat(template.properties(resource))
                .containsEntry("CodeUri", "functions/" + name + "/target/" + name + ".zip")
                .containsEntry("Handler", handler + "::handleRequest");
        assertThat(Class.forName(handler).getConstructor().getParameterCount()).isZero();
    }

    @Test
    void everyQueueEndsSomewhereThatAnAlarmWatches() {
        List<String> watched = template.resources().keySet().stream()
                .filter(name -> template.resource(name).get("Type").equals("AWS::CloudWatch::Alarm"))
                .map(name -> template.properties(name).get("Dimensions").toString())
                .toList();
        for (String queue : List.of("UndeliveredQueue", "ReleaseDeadLetters", "ProjectionDeadLetters")) {
            assertThat(watched).anySatisfy(dimension -> assertThat(dimension).contains(queue + ".QueueName"));
        }
        for (String function : List.of("ExtractFunction", "ReleaseFunction", "ProjectFunction")) {
            assertThat(watched).anySatisfy(dimension -> assertThat(dimension).contains(function));
        }
    }

    /** The queue holds a message back for as long as the function would wait for others; a release has its time still. */
    @Test
    void quietPeriodCostsNoWaitingAndLeavesTimeForTheRelease() {
        String variables =
                template.properties("ReleaseFunction").get("Environment").toString();
        assertThat(variables).contains("QUIET_SECONDS=120", "MOST_WAIT_SECONDS=300");
        assertThat(template.properties("ReleaseQueue")).containsEntry("DelaySeconds", "120");
        assertThat(template.properties("ReleaseFunction")).containsEntry("Timeout", "900");
    }

    /** Which is attached to nobody by the template, and takes from no queue that works. */
    @Test
    void whoRedrivesTakesDeadLettersOnly() {
        assertThat(Checkout.text("template.yaml")).doesNotContain("!Ref RedrivePermissions");
        assertThat(template.properties("RedrivePermissions")).doesNotContainKeys("Roles", "Users", "Groups");
        Map<String, Object> taken = statement("RedrivePermissions", "TakeDeadLetters");
        assertThat(taken.get("Action"))
                .isEqualTo(List.of("sqs:ReceiveMessage", "sqs:ChangeMessageVisibility", "sqs:DeleteMessage"));
        assertThat(taken.get("Resource").toString()).isEqualTo("[ReleaseDeadLetters.Arn, ProjectionDeadLetters.Arn]");
        assertThat(statement("RedrivePermissions", "SendBack").get("Resource").toString())
                .isEqualTo("[ReleaseQueue.Arn, ProjectionQueue.Arn]");
    }

    private Map<String, Object> statement(String policy, String sid) {
        Object document = template.properties(policy).get("PolicyDocument");
        return Template.list(Template.map(document).get("Statement")).stream()
                .filter(statement -> statement instanceof Map<?, ?> map && sid.equals(map.get("Sid")))
                .map(Template::map)
                .findFirst()
                .orElseThrow();
    }
}
