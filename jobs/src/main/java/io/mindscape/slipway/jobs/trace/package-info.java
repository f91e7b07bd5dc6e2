/** From what Helm rendered back to the line that somebody wrote. */
@NullMarked
package io.mindscape.slipway.jobs.trace;

import org.jspecify.annotations.NullMarked;
