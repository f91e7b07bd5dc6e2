/** What is remembered of maintenance, and how long its steps take by that. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance.journal;

import org.jspecify.annotations.NullMarked;
