package io.mindscape.slipway.policies.semantic.meta;

import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the objects of a kind are called. */
@FunctionalInterface
public interface Names {

  /** A DNS subdomain: most kinds. */
  Names SUBDOMAIN = masked(Formats::dnsSubdomain);

  /** A DNS label: namespaces. */
  Names LABEL = masked(Formats::dnsLabel);

  /** A DNS label that begins with a letter: Services. */
  Names LABEL_1035 = masked(Formats::dns1035Label);

  /** What can be a part of a path: roles and their bindings. */
  Names PATH_SEGMENT = Names::pathSegment;

  /**
   * A DNS subdomain, where the server looks at the name alone, given or generated, and {@code
   * generateName} may be anything that can be a part of a path.
   */
  Names SUBDOMAIN_AT_LAST =
      (name, prefix) -> prefix ? pathSegment(name, true) : SUBDOMAIN.problem(name, false);

  /** A DNS subdomain, and where none is given the server makes one up: LimitRanges. */
  Names SUBDOMAIN_OR_NONE =
      new Names() {
        @Override
        public @Nullable String problem(String name, boolean prefix) {
          return SUBDOMAIN.problem(name, prefix);
        }

        @Override
        public boolean mayBeMissing() {
          return true;
        }
      };

  /**
   * What is wrong with a name, or null.
   *
   * @param prefix whether more is put behind it, as with {@code generateName}
   */
  @Nullable String problem(String name, boolean prefix);

  /** Whether an object needs no name, nor {@code generateName}. */
  default boolean mayBeMissing() {
    return false;
  }

  /** A prefix may end with a dash. */
  static Names masked(Function<String, @Nullable String> format) {
    return (name, prefix) -> format.apply(prefix ? withoutDash(name) : name);
  }

  private static @Nullable String pathSegment(String name, boolean prefix) {
    if (!prefix && (name.equals(".") || name.equals(".."))) {
      return "it may not be \".\" or \"..\".";
    }
    return name.contains("/") || name.contains("%") ? "it may not contain \"/\" or \"%\"." : null;
  }

  private static String withoutDash(String name) {
    // The server replaces the last two characters, not one, and so do we.
    return name.length() > 1 && name.endsWith("-")
        ? name.substring(0, name.length() - 2) + "a"
        : name;
  }
}
