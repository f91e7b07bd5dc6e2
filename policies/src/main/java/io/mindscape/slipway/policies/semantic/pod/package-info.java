/** The rules of pods and of their templates, whatever kind they stand in. */
@NullMarked
package io.mindscape.slipway.policies.semantic.pod;

import org.jspecify.annotations.NullMarked;
