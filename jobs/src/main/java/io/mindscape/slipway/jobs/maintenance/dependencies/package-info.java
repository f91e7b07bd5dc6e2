/** Updates of what a repository depends on: what there is, what is wanted of it, and how it comes. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance.dependencies;

import org.jspecify.annotations.NullMarked;
