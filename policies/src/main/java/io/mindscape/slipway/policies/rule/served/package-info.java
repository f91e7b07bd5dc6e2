/**
 * How a manifest becomes the object that the API server hands to policies: decoded into Go types,
 * with the server's defaults, in the values of CEL.
 */
@NullMarked
package io.mindscape.slipway.policies.rule.served;

import org.jspecify.annotations.NullMarked;
