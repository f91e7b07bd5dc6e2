/** Finding what the forge told and nobody heard. */
@NullMarked
package io.mindscape.slipway.jobs.recovery;

import org.jspecify.annotations.NullMarked;
