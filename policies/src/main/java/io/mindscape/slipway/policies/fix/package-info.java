/** From findings to the mechanical changes that mend them. */
@NullMarked
package io.mindscape.slipway.policies.fix;

import org.jspecify.annotations.NullMarked;
