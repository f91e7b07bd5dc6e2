/** YAML with every position kept: reading, hygiene, and byte-exact edits. */
@NullMarked
package io.mindscape.slipway.policies.yaml;

import org.jspecify.annotations.NullMarked;
