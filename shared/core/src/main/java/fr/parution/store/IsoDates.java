// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Days in JSON documents, such as {@code 2026-12-01}. */
final class IsoDates extends FromStringDeserializer<LocalDate> {

    private IsoDates() {
        super(LocalDate.class);
    }

    /** Both ways. */
    static SimpleModule module() {
        return new SimpleModule("iso-dates")
                .addSerializer(LocalDate.class, ToStringSerializer.instance)
                .addDeserializer(LocalDate.class, new IsoDates());
    }

    @Override
    protected LocalDate _deserialize(String value, DeserializationContext context) throws IOException {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw context.weirdStringException(value, LocalDate.class, "2026-12-01");
        }
    }
}
