/** The rules of what makes pods and keeps them: apps, batch, autoscaling, policy. */
@NullMarked
package io.mindscape.slipway.policies.semantic.apps;

import org.jspecify.annotations.NullMarked;
