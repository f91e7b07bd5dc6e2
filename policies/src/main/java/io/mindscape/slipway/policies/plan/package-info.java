/**
 * What a change of planned infrastructure does, in words: what is replaced, and what is lost with
 * it, what restarts, what is refused, what the world can reach. It is told from the objects that
 * Terraform's files make, of which only the known parts count.
 */
@NullMarked
package io.mindscape.slipway.policies.plan;

import org.jspecify.annotations.NullMarked;
