/** What became of an opening: noted in full, told on its issue, and kept. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance.account;

import org.jspecify.annotations.NullMarked;
