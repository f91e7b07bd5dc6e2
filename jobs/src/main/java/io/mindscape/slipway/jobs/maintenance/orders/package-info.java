/** What people order for one opening of the maintenance window, and whose word counts. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance.orders;

import org.jspecify.annotations.NullMarked;
