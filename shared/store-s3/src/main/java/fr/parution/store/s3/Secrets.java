// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Json;
import fr.parution.store.s3.JsonService.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Reads secrets of AWS Secrets Manager: its one call GetSecretValue. Asks anew each time, so that a rotated secret is the new
 * one.
 */
public final class Secrets implements AutoCloseable {

    private final JsonService service;

    private Secrets(JsonService service) {
        this.service = service;
    }

    /**
     * As {@link S3Settings#fromEnvironment}, but with {@code AWS_ENDPOINT_URL_SECRETS_MANAGER}; sends no request.
     *
     * @param jitter numbers from 0 to 1, one for each wait
     */
    public static Secrets fromEnvironment(Map<String, String> environment, DoubleSupplier jitter) {
        return new Secrets(new JsonService(
                S3Settings.fromEnvironment(environment, "AWS_ENDPOINT_URL_SECRETS_MANAGER", jitter), "secretsmanager"));
    }

    /**
     * The text of a secret; empty when there is none of this name.
     *
     * @param id its name or ARN
     * @throws ParutionException {@code SOURCE_REFUSED} when it may not be read, or nobody answers
     */
    public Optional<String> find(String id) {
        Reply reply =
                service.call("secretsmanager.GetSecretValue", Json.object().put("SecretId", id));
        if (reply.isDone()) {
            return Optional.ofNullable(reply.document().get("SecretString")).map(text -> text.asText());
        }
        if (reply.type().equals("ResourceNotFoundException")) {
            return Optional.empty();
        }
        throw new ParutionException(
                Problem.of(ProblemCode.SOURCE_REFUSED, id, reply.inWords(), "secretsmanager:GetSecretValue"));
    }

    @Override
    public void close() {
        service.close();
    }
}
