// SPDX-License-Identifier: EUPL-1.2
/** A bucket of S3 as a store; the only package that names the SDK of AWS. */
@NullMarked
package fr.parution.store.s3;

import org.jspecify.annotations.NullMarked;
