/** Which of two versions of a package is newer, by the rules of those who number them. */
@NullMarked
package io.mindscape.slipway.jobs.advisory.version;

import org.jspecify.annotations.NullMarked;
