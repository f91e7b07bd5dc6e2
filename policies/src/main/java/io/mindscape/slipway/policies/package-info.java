/** What is right: pure judgement over bytes, without network, clock, processes or logging. */
@NullMarked
package io.mindscape.slipway.policies;

import org.jspecify.annotations.NullMarked;
