/** How fast Slipway judges a folder, beside kubeconform: {@code bench/check}. */
@NullMarked
package io.mindscape.slipway.sandbox.speed;

import org.jspecify.annotations.NullMarked;
