/** Policies as clusters load them: ValidatingAdmissionPolicy documents with CEL. */
@NullMarked
package io.mindscape.slipway.policies.rule;

import org.jspecify.annotations.NullMarked;
