/** Kubernetes clusters: applying, looking at health, running Jobs. */
@NullMarked
package io.mindscape.slipway.bot.cluster;

import org.jspecify.annotations.NullMarked;
