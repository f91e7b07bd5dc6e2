/** Helm charts become manifests, in a process of its own without network or credentials. */
@NullMarked
package io.mindscape.slipway.bot.render;

import org.jspecify.annotations.NullMarked;
