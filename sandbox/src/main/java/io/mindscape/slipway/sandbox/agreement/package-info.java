/**
 * The bench that holds our offline verdict against a real API server's: valid objects of every kind,
 * spoilt by chance, each judged by both.
 */
@NullMarked
package io.mindscape.slipway.sandbox.agreement;

import org.jspecify.annotations.NullMarked;
