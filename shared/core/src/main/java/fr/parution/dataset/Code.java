// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a code list.
 *
 * @param parent the code of the entry above in the parent list, where the list has one
 * @param article what French puts before its label inside a sentence: {@code le}, {@code la}, {@code l'} or {@code les}; null
 *     for nothing
 */
public record Code(
        String code,
        Text label,
        @Nullable String parent,
        @Nullable String article) {

    /** Whether every entry of one list lies below an entry of another, as districts lie in cities. */
    public static boolean lieBelow(List<Code> lower, List<Code> upper) {
        Set<String> above = upper.stream().map(Code::code).collect(Collectors.toSet());
        return !lower.isEmpty()
                && !lower.equals(upper)
                && lower.stream().allMatch(code -> code.parent() != null && above.contains(code.parent()));
    }

    /** An entry whose label stands in sentences as it is. */
    public Code(String code, Text label, @Nullable String parent) {
        this(code, label, parent, null);
    }
}
