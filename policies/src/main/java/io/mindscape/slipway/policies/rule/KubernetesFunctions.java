package io.mindscape.slipway.policies.rule;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.common.CelOverloadDecl.newMemberOverload;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.manifest.Quantity;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The functions that Kubernetes adds to CEL, as far as we have them: quantities and regular
 * expressions.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/cel/">CEL in Kubernetes</a>
 */
final class KubernetesFunctions {

  private static final OpaqueType QUANTITY = OpaqueType.create("kubernetes.Quantity");
  private static final ListType STRINGS = ListType.create(SimpleType.STRING);

  private KubernetesFunctions() {}

  static List<CelFunctionDecl> declarations() {
    return List.of(
        newFunctionDeclaration(
            "quantity", newGlobalOverload("string_to_quantity", QUANTITY, SimpleType.STRING)),
        newFunctionDeclaration(
            "isQuantity", newGlobalOverload("is_quantity", SimpleType.BOOL, SimpleType.STRING)),
        newFunctionDeclaration(
            "isLessThan",
            newMemberOverload("quantity_is_less_than", SimpleType.BOOL, QUANTITY, QUANTITY)),
        newFunctionDeclaration(
            "isGreaterThan",
            newMemberOverload("quantity_is_greater_than", SimpleType.BOOL, QUANTITY, QUANTITY)),
        newFunctionDeclaration(
            "compareTo",
            newMemberOverload("quantity_compare_to", SimpleType.INT, QUANTITY, QUANTITY)),
        newFunctionDeclaration(
            "find",
            newMemberOverload(
                "string_find", SimpleType.STRING, SimpleType.STRING, SimpleType.STRING)),
        newFunctionDeclaration(
            "findAll",
            newMemberOverload("string_find_all", STRINGS, SimpleType.STRING, SimpleType.STRING)));
  }

  static List<CelFunctionBinding> bindings() {
    return List.of(
        CelFunctionBinding.from("string_to_quantity", String.class, Quantity::parse),
        CelFunctionBinding.from("is_quantity", String.class, KubernetesFunctions::isQuantity),
        CelFunctionBinding.from(
            "quantity_is_less_than",
            Quantity.class,
            Quantity.class,
            (one, other) -> one.compareTo(other) < 0),
        CelFunctionBinding.from(
            "quantity_is_greater_than",
            Quantity.class,
            Quantity.class,
            (one, other) -> one.compareTo(other) > 0),
        CelFunctionBinding.from(
            "quantity_compare_to",
            Quantity.class,
            Quantity.class,
            (one, other) -> (long) one.compareTo(other)),
        CelFunctionBinding.from(
            "string_find", String.class, String.class, KubernetesFunctions::find),
        CelFunctionBinding.from(
            "string_find_all",
            String.class,
            String.class,
            (text, regex) ->
                Pattern.compile(regex).matcher(text).results().map(hit -> hit.group()).toList()));
  }

  private static Boolean isQuantity(String text) {
    try {
      return Quantity.parse(text) != null;
    } catch (Refused e) {
      return false;
    }
  }

  private static String find(String text, String regex) {
    var matcher = Pattern.compile(regex).matcher(text);
    return matcher.find() ? matcher.group() : "";
  }
}
