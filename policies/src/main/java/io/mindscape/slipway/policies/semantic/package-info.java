/** What the API server's own validation says of the built-in kinds, beyond their schema. */
@NullMarked
package io.mindscape.slipway.policies.semantic;

import org.jspecify.annotations.NullMarked;
