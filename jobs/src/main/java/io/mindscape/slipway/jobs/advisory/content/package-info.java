/** What runs in an image: its packages, from its bill of materials or its package database. */
@NullMarked
package io.mindscape.slipway.jobs.advisory.content;

import org.jspecify.annotations.NullMarked;
