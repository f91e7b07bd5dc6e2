/** Outward acts, each done once: intent before, outcome after, the world asked after a crash. */
@NullMarked
package io.mindscape.slipway.jobs.effect;

import org.jspecify.annotations.NullMarked;
