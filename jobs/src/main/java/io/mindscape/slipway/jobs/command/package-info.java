/** What people type in comments, and the answers they get. */
@NullMarked
package io.mindscape.slipway.jobs.command;

import org.jspecify.annotations.NullMarked;
