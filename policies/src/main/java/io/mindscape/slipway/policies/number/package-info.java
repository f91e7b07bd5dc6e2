/** Numbers and durations as people write them, of any length. */
@NullMarked
package io.mindscape.slipway.policies.number;

import org.jspecify.annotations.NullMarked;
