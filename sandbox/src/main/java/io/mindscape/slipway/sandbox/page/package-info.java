/** The forge's pages: static files that use its REST API, and Markdown made safe for them. */
@NullMarked
package io.mindscape.slipway.sandbox.page;

import org.jspecify.annotations.NullMarked;
