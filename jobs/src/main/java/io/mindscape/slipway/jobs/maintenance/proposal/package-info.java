/** Pull requests of updates: opened once, merged where the strategy says so, closed when obsolete. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance.proposal;

import org.jspecify.annotations.NullMarked;
