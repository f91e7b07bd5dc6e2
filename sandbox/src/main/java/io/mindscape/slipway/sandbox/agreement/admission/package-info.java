/**
 * The bench that holds what our policies say against the admission of a real API server: the same
 * policies loaded, the same objects created, the messages compared word for word.
 */
@NullMarked
package io.mindscape.slipway.sandbox.agreement.admission;

import org.jspecify.annotations.NullMarked;
