/** Clusters to try Slipway against: stand-ins that keep what is applied and pretend to run it. */
@NullMarked
package io.mindscape.slipway.sandbox.cluster;

import org.jspecify.annotations.NullMarked;
