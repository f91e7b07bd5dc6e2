/** Which values are secrets, and how texts are freed of them before anybody reads them. */
@NullMarked
package io.mindscape.slipway.policies.secrecy;

import org.jspecify.annotations.NullMarked;
