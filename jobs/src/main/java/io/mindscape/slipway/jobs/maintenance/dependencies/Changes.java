package io.mindscape.slipway.jobs.maintenance.dependencies;

import java.net.URI;

/**
 * What the makers of a release say of it.
 *
 * @param text as they wrote it; whoever shows it makes it harmless
 * @param page where the whole of it stands
 */
public record Changes(String text, URI page) {}
