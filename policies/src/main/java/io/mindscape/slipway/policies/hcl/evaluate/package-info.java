/** Works out what expressions of HCL are worth, without doing anything: no file, clock or network. */
@NullMarked
package io.mindscape.slipway.policies.hcl.evaluate;

import org.jspecify.annotations.NullMarked;
