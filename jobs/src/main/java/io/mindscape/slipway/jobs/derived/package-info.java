/** What was derived from things that have ids, kept as long as there is room for it. */
@NullMarked
package io.mindscape.slipway.jobs.derived;

import org.jspecify.annotations.NullMarked;
