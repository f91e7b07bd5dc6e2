/** The rules of what extends the API server: policies, webhooks, CRDs, API services, flow control. */
@NullMarked
package io.mindscape.slipway.policies.semantic.admission;

import org.jspecify.annotations.NullMarked;
