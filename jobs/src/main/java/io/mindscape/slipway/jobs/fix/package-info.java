/** Mechanical fixes: from what an inspection found to the files that mend it. */
@NullMarked
package io.mindscape.slipway.jobs.fix;

import org.jspecify.annotations.NullMarked;
