/** GitHub Actions workflows: what can never run, and what should not. */
@NullMarked
package io.mindscape.slipway.policies.workflow;

import org.jspecify.annotations.NullMarked;
