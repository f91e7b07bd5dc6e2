/** How the forge is spoken to: calls and answers as values, and the chain that each answer passes through. */
@NullMarked
package io.mindscape.slipway.sandbox.forge.http;

import org.jspecify.annotations.NullMarked;
