/** What a task of maintenance is, and what it works with. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance.task;

import org.jspecify.annotations.NullMarked;
