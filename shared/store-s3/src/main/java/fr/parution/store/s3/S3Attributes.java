// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import fr.parution.store.ObjectAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/** What S3 keeps beside the bytes: headers, metadata, tags. */
final class S3Attributes {

    private S3Attributes() {}

    static void write(ObjectAttributes attributes, PutObjectRequest.Builder request) {
        request.contentType(attributes.mediaType())
                .cacheControl(attributes.cacheControl())
                .metadata(attributes.metadata());
        tagging(attributes).ifPresent(request::tagging);
    }

    /** The tags, if there are any. */
    static Optional<Tagging> tagging(ObjectAttributes attributes) {
        if (attributes.tags().isEmpty()) {
            return Optional.empty();
        }
        List<Tag> tags = attributes.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return Optional.of(Tagging.builder().tagSet(tags).build());
    }

    static ObjectAttributes read(HeadObjectResponse head, GetObjectTaggingResponse tagging) {
        Map<String, String> tags = new TreeMap<>();
        tagging.tagSet().forEach(tag -> tags.put(tag.key(), tag.value()));
        return new ObjectAttributes(
                orDefault(head.contentType(), "application/octet-stream"),
                orDefault(head.cacheControl(), ObjectAttributes.REVALIDATE),
                Parts.othersIn(head.metadata()),
                tags);
    }

    private static String orDefault(String text, String otherwise) {
        return text == null || text.isEmpty() ? otherwise : text;
    }
}
