package io.mindscape.slipway.policies.semantic.access;

import io.mindscape.slipway.policies.semantic.meta.Names;

/** How roles and bindings are called: a name is complete, even where more is put behind it. */
final class RbacNames {

  static final Names ANY = (name, prefix) -> Names.PATH_SEGMENT.problem(name, false);

  private RbacNames() {}
}
