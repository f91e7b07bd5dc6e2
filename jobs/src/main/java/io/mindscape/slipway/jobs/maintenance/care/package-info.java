/** Nodes and databases are looked after. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance.care;

import org.jspecify.annotations.NullMarked;
