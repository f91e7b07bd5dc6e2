/** The rules of the kinds of the core group that make no pods. */
@NullMarked
package io.mindscape.slipway.policies.semantic.core;

import org.jspecify.annotations.NullMarked;
