/** What a claim for a volume asks for, wherever such a claim stands. */
@NullMarked
package io.mindscape.slipway.policies.semantic.claim;

import org.jspecify.annotations.NullMarked;
