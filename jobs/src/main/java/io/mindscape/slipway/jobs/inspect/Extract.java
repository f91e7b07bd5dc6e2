package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.policies.manifest.Manifest;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Something that is made of one unit's objects and nothing else, so that it can be kept as long as
 * the unit's files, its chart and its renderer are the same: the names that the objects have, what
 * they refer to. {@link Renderings#extract} gives it, and renders the unit only if it has to.
 *
 * @param name of what it is, and the version of how it is made: {@code references/1}
 * @param from gets the objects with positions in rendered text; the result must not hold on to them
 * @param bytes how much memory a result takes, roughly
 */
record Extract<V>(
    String name, Class<V> type, Function<List<Manifest>, V> from, ToLongFunction<V> bytes) {}
