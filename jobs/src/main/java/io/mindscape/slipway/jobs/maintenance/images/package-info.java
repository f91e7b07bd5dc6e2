/** Newer images, and what is known against those that run. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance.images;

import org.jspecify.annotations.NullMarked;
