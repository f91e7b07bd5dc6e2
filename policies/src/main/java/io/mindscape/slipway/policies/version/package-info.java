/** Versions, and which of them a range takes. */
@NullMarked
package io.mindscape.slipway.policies.version;

import org.jspecify.annotations.NullMarked;
