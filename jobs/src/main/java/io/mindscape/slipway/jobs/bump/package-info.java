/** Image bumps: a published tag is committed to the environments that follow. */
@NullMarked
package io.mindscape.slipway.jobs.bump;

import org.jspecify.annotations.NullMarked;
