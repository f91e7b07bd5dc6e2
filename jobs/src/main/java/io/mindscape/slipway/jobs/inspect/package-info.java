/** Judging what stands in a tree: the same for a pull request and for the command line. */
@NullMarked
package io.mindscape.slipway.jobs.inspect;

import org.jspecify.annotations.NullMarked;
