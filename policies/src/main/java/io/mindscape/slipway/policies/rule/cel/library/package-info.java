/** The functions of CEL as the API server offers them to policies, one class a library. */
@NullMarked
package io.mindscape.slipway.policies.rule.cel.library;

import org.jspecify.annotations.NullMarked;
