/** The forge (GitHub) as the jobs see it: plain values, small ports. */
@NullMarked
package io.mindscape.slipway.jobs.forge;

import org.jspecify.annotations.NullMarked;
