// SPDX-License-Identifier: EUPL-1.2
/** The store of S3 against a server in this process, which answers as told. */
@NullMarked
package fr.parution.store.s3;

import org.jspecify.annotations.NullMarked;
