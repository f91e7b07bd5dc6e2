/** A place in an object, what stands there, and what is wrong with it: the ground of every rule. */
@NullMarked
package io.mindscape.slipway.policies.semantic.field;

import org.jspecify.annotations.NullMarked;
