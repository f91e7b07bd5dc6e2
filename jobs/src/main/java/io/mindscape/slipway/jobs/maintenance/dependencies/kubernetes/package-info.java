/** Versions of Kubernetes' own APIs that go away, and the moves to those that take their place. */
@NullMarked
package io.mindscape.slipway.jobs.maintenance.dependencies.kubernetes;

import org.jspecify.annotations.NullMarked;
