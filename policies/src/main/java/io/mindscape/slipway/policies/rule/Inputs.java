package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.rule.cel.value.Nothing;
import io.mindscape.slipway.policies.rule.served.Served;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The variables of an evaluation that are no computed ones, each made when it is first asked for;
 * and what the computed ones came to, which policies share. For one thread.
 */
final class Inputs {

  private final Around around;
  private final @Nullable Mapping variant;
  private final Object param;
  private final boolean hidesNamespace;
  private final IdentityHashMap<Object, Case.Value> computed = new IdentityHashMap<>();
  private final IdentityHashMap<Mapping, Inputs> variants = new IdentityHashMap<>();
  private @Nullable Object object;

  private Inputs(Around around, @Nullable Mapping variant, Object param, boolean hidesNamespace) {
    this.around = around;
    this.variant = variant;
    this.param = param;
    this.hidesNamespace = hidesNamespace;
  }

  /** Those of a request, without params. */
  static Inputs of(Served served, Target target, Surroundings surroundings) {
    return new Inputs(new Around(served, target, surroundings), null, Nothing.NULL, false);
  }

  /**
   * The same, of an object that is a little different.
   *
   * @param isKept whether it comes again, so that what is known of it is kept
   */
  @SuppressWarnings("ReferenceEquality") // an equal object is a variant, too
  Inputs of(Mapping other, boolean isKept) {
    if (other == around.root()) {
      return this;
    }
    return isKept ? variants.computeIfAbsent(other, this::variant) : variant(other);
  }

  private Inputs variant(Mapping other) {
    return new Inputs(around, other, param, hidesNamespace);
  }

  /** The same, with a param. */
  Inputs with(Object one) {
    var inputs = new Inputs(around, variant, one, hidesNamespace);
    inputs.object = object;
    return inputs;
  }

  /** The same without the namespace, as the API server hides it from match conditions. */
  Inputs withoutNamespace() {
    var inputs = new Inputs(around, variant, param, true);
    inputs.object = object;
    return inputs;
  }

  /** What computed variables came to, each by what it is computed from. */
  IdentityHashMap<Object, Case.Value> computed() {
    return computed;
  }

  /** A variable other than the object, or null where there is none of that name. */
  @Nullable Object get(String name) {
    return switch (name) {
      case "oldObject" -> around.before();
      case "request" -> around.request();
      case "namespaceObject" -> hidesNamespace ? Nothing.NULL : around.namespace();
      case "params" -> param;
      default -> null;
    };
  }

  Object object() {
    if (object == null) {
      object = variant == null ? around.object() : around.object(variant);
    }
    return object;
  }

  /** What does not depend on params and variants. */
  private static final class Around {

    private final Served served;
    private final Target target;
    private final Surroundings surroundings;
    private @Nullable Object object;
    private @Nullable Object before;
    private @Nullable Object request;
    private @Nullable Object namespace;

    Around(Served served, Target target, Surroundings surroundings) {
      this.served = served;
      this.target = target;
      this.surroundings = surroundings;
    }

    Mapping root() {
      return target.manifest().root();
    }

    Object object() {
      if (object == null) {
        object = object(root());
      }
      return object;
    }

    Object object(Mapping variant) {
      return served.object(target.manifest(), variant, target.namespace());
    }

    Object before() {
      if (before == null) {
        var manifest = target.before();
        before =
            manifest == null
                ? Nothing.NULL
                : served.object(manifest, manifest.root(), target.namespace());
      }
      return before;
    }

    Object request() {
      if (request == null) {
        request = Requests.of(target, surroundings.requester());
      }
      return request;
    }

    Object namespace() {
      if (namespace == null) {
        namespace = target.isNamespaced() ? inNamespace() : Nothing.NULL;
      }
      return namespace;
    }

    private Object inNamespace() {
      var known = surroundings.namespace(target.namespace());
      return known == null ? Namespaces.named(target.namespace()) : Namespaces.of(known, served);
    }
  }
}
