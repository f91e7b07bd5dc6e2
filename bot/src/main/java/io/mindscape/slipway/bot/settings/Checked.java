package io.mindscape.slipway.bot.settings;

import org.jspecify.annotations.Nullable;

/**
 * What became of reading a setting, or several that belong together.
 *
 * @param value null where nothing is set, and where it is wrong
 * @param isWrong whether it is set, and wrong
 */
public record Checked<T>(@Nullable T value, boolean isWrong) {}
