/** The rules of the places that volumes come from, which pods and persistent volumes name alike. */
@NullMarked
package io.mindscape.slipway.policies.semantic.volume;

import org.jspecify.annotations.NullMarked;
