/** The maintenance window at work: openings, tasks and steps are run, each once, and in time. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance;

import org.jspecify.annotations.NullMarked;
