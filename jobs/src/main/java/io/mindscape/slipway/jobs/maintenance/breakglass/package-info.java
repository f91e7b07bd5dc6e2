/** One task outside the maintenance window: two people ask for it, and everybody is told. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance.breakglass;

import org.jspecify.annotations.NullMarked;
