/** The values that CEL computes with, and what cel-go says of them: equality, order, text. */
@NullMarked
package io.mindscape.slipway.policies.rule.cel.value;

import org.jspecify.annotations.NullMarked;
