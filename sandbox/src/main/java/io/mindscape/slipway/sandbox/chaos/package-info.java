/**
 * The judge of the bot's promises: it is killed, lied to and cut off while people work, and in the
 * end everything that it acknowledged must be done, once and in order.
 */
@NullMarked
package io.mindscape.slipway.sandbox.chaos;

import org.jspecify.annotations.NullMarked;
