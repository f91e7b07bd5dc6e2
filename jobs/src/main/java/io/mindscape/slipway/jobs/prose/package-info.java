/** Text for people, as Markdown in which nothing of a repository comes to life. */
@NullMarked
package io.mindscape.slipway.jobs.prose;

import org.jspecify.annotations.NullMarked;
