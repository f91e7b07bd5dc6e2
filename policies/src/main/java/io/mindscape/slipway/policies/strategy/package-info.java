/** The strategy file, slipway.yaml: its model, its reader, and its maintenance window. */
@NullMarked
package io.mindscape.slipway.policies.strategy;

import org.jspecify.annotations.NullMarked;
