/** {@code bench/fuzz}: hostile files before everything that reads files. */
@NullMarked
package io.mindscape.slipway.sandbox.fuzz;

import org.jspecify.annotations.NullMarked;
