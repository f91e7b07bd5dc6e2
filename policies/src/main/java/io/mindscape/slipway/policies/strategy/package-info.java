/** The strategy file, slipway.yaml: its model and its reader. */
@NullMarked
package io.mindscape.slipway.policies.strategy;

import org.jspecify.annotations.NullMarked;
