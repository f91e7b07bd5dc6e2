/** What is planned for an opening, told two days before, and ordered by people. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance.plan;

import org.jspecify.annotations.NullMarked;
