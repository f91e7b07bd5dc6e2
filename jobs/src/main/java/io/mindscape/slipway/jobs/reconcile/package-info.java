/** Finding again what nobody told us. */
@NullMarked
package io.mindscape.slipway.jobs.reconcile;

import org.jspecify.annotations.NullMarked;
