/** When the maintenance window is open: schedules, openings and the freezes that cut them. */
@NullMarked
package io.mindscape.slipway.policies.window;

import org.jspecify.annotations.NullMarked;
