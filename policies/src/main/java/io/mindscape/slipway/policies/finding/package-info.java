/** What a judgement says: findings, where they are, and how grave. */
@NullMarked
package io.mindscape.slipway.policies.finding;

import org.jspecify.annotations.NullMarked;
