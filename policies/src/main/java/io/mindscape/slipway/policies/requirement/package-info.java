/** The strategy's demands on the objects of an environment: size, scaling, monitoring. */
@NullMarked
package io.mindscape.slipway.policies.requirement;

import org.jspecify.annotations.NullMarked;
