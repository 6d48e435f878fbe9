// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a code list.
 *
 * @param parent the code of the entry above in the parent list, where the list has one
 */
public record Code(String code, Text label, @Nullable String parent) {}
