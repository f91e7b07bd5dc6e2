/** What the forge tells us: deliveries, kept until they are done, and the events in them. */
@NullMarked
package io.mindscape.slipway.jobs.delivery;

import org.jspecify.annotations.NullMarked;
