/** A real Kubernetes control plane, to test against: what it says is the truth. */
@NullMarked
package io.mindscape.slipway.sandbox.controlplane;

import org.jspecify.annotations.NullMarked;
