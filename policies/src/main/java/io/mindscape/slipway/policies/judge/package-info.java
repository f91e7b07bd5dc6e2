/** The judgement of Kubernetes objects: schema, then policies, then the strategy. */
@NullMarked
package io.mindscape.slipway.policies.judge;

import org.jspecify.annotations.NullMarked;
