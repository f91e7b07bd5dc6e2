/** Regular expressions of Go, and what they may cost. */
@NullMarked
package io.mindscape.slipway.policies.pattern;

import org.jspecify.annotations.NullMarked;
