package io.mindscape.slipway.policies.rule.cel.library;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import io.mindscape.slipway.policies.rule.cel.library.Functions.Typed;
import java.util.List;

/** The types that the libraries declare their functions with. */
public final class Types {

  public static final CelType AUTHORIZER = OpaqueType.create("kubernetes.authorization.Authorizer");
  public static final CelType RESOURCE_CHECK =
      OpaqueType.create("kubernetes.authorization.ResourceCheck");

  /** A quantity. */
  public static final CelType QUANTITY = Quantities.QUANTITY.type();

  /** The types of Kubernetes that an expression may name. */
  public static final List<String> NAMED = List.of("net.IP", "net.CIDR", "optional_type");

  static final TypeParamType T = TypeParamType.create("T");
  static final ListType STRINGS = ListType.create(SimpleType.STRING);
  static final MapType QUERY = MapType.create(SimpleType.STRING, STRINGS);

  static final Typed STRING = new Typed(SimpleType.STRING, Param.STRING);
  static final Typed INT = new Typed(SimpleType.INT, Param.INT);
  static final Typed BOOL = new Typed(SimpleType.BOOL, Param.BOOL);
  static final Typed DYN = new Typed(SimpleType.DYN, Param.ANY);
  static final Typed ANY_T = new Typed(T, Param.ANY);
  static final Typed LIST_OF_T = new Typed(ListType.create(T), Param.LIST);
  static final Typed LIST_OF_DYN = new Typed(ListType.create(SimpleType.DYN), Param.LIST);
  static final Typed LIST_OF_STRING = new Typed(STRINGS, Param.listOf(Param.STRING));
  static final Typed OPTIONAL_T = new Typed(OptionalType.create(T), Param.OPTIONAL);

  private Types() {}

  /** The types that have an order, with the names that overloads give them. */
  static final List<Element> ORDERED =
      List.of(
          new Element("int", SimpleType.INT, Param.INT),
          new Element("uint", SimpleType.UINT, Param.UINT),
          new Element("double", SimpleType.DOUBLE, Param.DOUBLE),
          new Element("bool", SimpleType.BOOL, Param.BOOL),
          new Element("duration", SimpleType.DURATION, Param.DURATION),
          new Element("timestamp", SimpleType.TIMESTAMP, Param.TIMESTAMP),
          new Element("string", SimpleType.STRING, Param.STRING),
          new Element("bytes", SimpleType.BYTES, Param.BYTES));

  /** What a list may hold. */
  record Element(String name, CelType type, Param param) {
    Typed list() {
      return new Typed(ListType.create(type), Param.listOf(param));
    }
  }
}
