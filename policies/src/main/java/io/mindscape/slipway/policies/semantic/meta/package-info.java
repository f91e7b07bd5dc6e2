/** What every object has: its metadata, and the label selectors by which others find it. */
@NullMarked
package io.mindscape.slipway.policies.semantic.meta;

import org.jspecify.annotations.NullMarked;
