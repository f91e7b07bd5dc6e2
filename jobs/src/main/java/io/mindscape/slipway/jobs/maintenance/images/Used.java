package io.mindscape.slipway.jobs.maintenance.images;

/**
 * An image as it is used somewhere.
 *
 * @param name as its registry was asked for it
 * @param digest what is pinned; empty where the tag alone says which it is
 */
record Used(String name, String tag, String digest) {}
