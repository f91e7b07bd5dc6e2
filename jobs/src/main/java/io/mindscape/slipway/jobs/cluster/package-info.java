/** A Kubernetes cluster as the jobs see it. */
@NullMarked
package io.mindscape.slipway.jobs.cluster;

import org.jspecify.annotations.NullMarked;
