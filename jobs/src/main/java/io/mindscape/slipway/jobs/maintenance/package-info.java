/** The maintenance window: its plan, its guard, and its tasks. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance;

import org.jspecify.annotations.NullMarked;
