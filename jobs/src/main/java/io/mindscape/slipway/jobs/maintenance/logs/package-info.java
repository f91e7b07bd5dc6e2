/** Logs are rotated, and old records of the bot deleted. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance.logs;

import org.jspecify.annotations.NullMarked;
