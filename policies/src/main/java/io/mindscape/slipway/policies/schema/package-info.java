/** The fields of the built-in kinds, as Kubernetes' own OpenAPI description has them. */
@NullMarked
package io.mindscape.slipway.policies.schema;

import org.jspecify.annotations.NullMarked;
