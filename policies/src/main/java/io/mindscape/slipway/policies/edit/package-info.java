/** Byte-exact changes of YAML files, each proven by reading both sides. */
@NullMarked
package io.mindscape.slipway.policies.edit;

import org.jspecify.annotations.NullMarked;
