/** Kubernetes manifests: one object, its identity and its quantities. */
@NullMarked
package io.mindscape.slipway.policies.manifest;

import org.jspecify.annotations.NullMarked;
