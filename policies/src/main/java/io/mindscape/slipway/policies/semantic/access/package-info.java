/** The rules of who may do what: RBAC, reviews, certificates; and of scheduling and leases. */
@NullMarked
package io.mindscape.slipway.policies.semantic.access;

import org.jspecify.annotations.NullMarked;
