/** The whole of a review, as it is kept for people and programs to look at. */
@NullMarked
package io.mindscape.slipway.jobs.artifact;

import org.jspecify.annotations.NullMarked;
