/** The machines under a cluster: nodes that ask for a reboot get one, one at a time. */
@NullMarked
package io.mindscape.slipway.jobs.nodes;

import org.jspecify.annotations.NullMarked;
