/** What people read about an opening of the maintenance window, from the facts alone. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance.report;

import org.jspecify.annotations.NullMarked;
