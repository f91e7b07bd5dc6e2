package io.mindscape.slipway.policies.rule.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The types of mutating policies besides those of all policies: {@code JSONPatch}, and {@code
 * Object}, {@code Object.spec}, …, which have any field and do not say of what type.
 */
@SuppressWarnings("Immutable")
final class PatchTypes implements CelTypeProvider {

  static final String JSON_PATCH = "JSONPatch";
  static final String OBJECT = "Object";

  /** A function that only they have: {@code jsonpatch.escapeKey('a/b')}. */
  static final CelFunctionDecl ESCAPE_KEY =
      CelFunctionDecl.newFunctionDeclaration(
          "jsonpatch.escapeKey",
          CelOverloadDecl.newGlobalOverload(
              "string_jsonpatch_escapeKey_string", SimpleType.STRING, SimpleType.STRING));

  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Map<String, CelType> STEP =
      Map.of(
          "op", SimpleType.STRING,
          "path", SimpleType.STRING,
          "from", SimpleType.STRING,
          "value", SimpleType.DYN);

  private final CelTypeProvider others;
  private final ImmutableSet<String> words;

  /**
   * @param text the expression: its words are all the fields that an object in it can have
   */
  PatchTypes(CelTypeProvider others, String text) {
    this.others = others;
    this.words =
        WORD.matcher(text).results().map(MatchResult::group).collect(ImmutableSet.toImmutableSet());
  }

  @Override
  public ImmutableCollection<CelType> types() {
    return others.types();
  }

  @Override
  public Optional<CelType> findType(String name) {
    if (name.equals(JSON_PATCH)) {
      return Optional.of(
          StructType.create(
              name,
              ImmutableSet.copyOf(STEP.keySet()),
              field -> Optional.ofNullable(STEP.get(field))));
    }
    return name.equals(OBJECT) || name.startsWith(OBJECT + ".")
        ? Optional.of(StructType.create(name, words, field -> Optional.of(SimpleType.DYN)))
        : others.findType(name);
  }
}
