/** The charts that charts of a repository depend on: where they are written, and what is newer. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance.dependencies.chart;

import org.jspecify.annotations.NullMarked;
