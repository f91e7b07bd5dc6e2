package io.mindscape.slipway.jobs.advisory.content;

/**
 * A package in an image, named as advisories name it: those of Debian, Ubuntu and Alpine by their
 * source, from which several may be built.
 *
 * @param ecosystem as OSV writes it, such as {@code Debian:12}, {@code Alpine:v3.19} or {@code npm}
 * @param version of that source
 * @see <a href="https://ossf.github.io/osv-schema/#affectedpackage-field">ecosystems</a>
 */
public record Installed(String ecosystem, String name, String version) {}
