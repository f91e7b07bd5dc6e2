/** From files to the objects that will run: units and their renderers. */
@NullMarked
package io.mindscape.slipway.jobs.render;

import org.jspecify.annotations.NullMarked;
