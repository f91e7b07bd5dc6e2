package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.reference.Facts.Port;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An object while its references are read. */
final class Referrer {

  private final Manifest object;
  private final String namespace;
  private final Field root;
  private final List<Need> needs = new ArrayList<>();

  /**
   * @param otherwise the namespace of an object that names none
   */
  Referrer(Manifest object, String otherwise) {
    this.object = object;
    this.namespace = namespaceOf(object, otherwise);
    this.root = new Problems(object, Set.of()).root();
  }

  /** Where an object is. */
  static String namespaceOf(Manifest object, String otherwise) {
    var named = object.text("metadata", "namespace");
    return Cluster.isWide(object.ref()) ? "" : named.isEmpty() ? otherwise : named;
  }

  Manifest object() {
    return object;
  }

  String namespace() {
    return namespace;
  }

  Field root() {
    return root;
  }

  Id id() {
    return Id.of(object.ref(), namespace);
  }

  List<Need> needs() {
    return needs;
  }

  void need(Rule rule, Field at, Demand demand) {
    needs.add(new Need(rule, object.ref(), at.path(), at.place(), demand));
  }

  /** Needs an object of the core group, in the namespace of this one, if a name stands there. */
  void needs(Rule rule, Field name, String kind) {
    if (isName(name)) {
      need(rule, name, new Demand.Existing(Id.core(kind, namespace, name.text())));
    }
  }

  /** Needs an object of a kind that is the cluster's, if a name stands there. */
  void lists(Rule rule, Field name, String group, String kind) {
    if (isName(name)) {
      need(rule, name, new Demand.Listed(new Id(group, kind, "", name.text())));
    }
  }

  /** What somebody fills in later is no name yet; what is no name at all is told by others. */
  static boolean isName(Field name) {
    var text = name.text();
    return !text.isEmpty() && text.indexOf('$') < 0 && text.indexOf('{') < 0;
  }

  /** The port that a field asks for: a name, or a number. */
  static Port port(Field field) {
    var text = field.text();
    return text.isEmpty() || !text.chars().allMatch(Character::isDigit)
        ? new Port(text, field.number())
        : new Port("", Long.parseLong(text.substring(0, Math.min(text.length(), 9))));
  }

  /** A map of texts. */
  static Map<String, String> texts(Field map) {
    var texts = new LinkedHashMap<String, String>();
    map.entries().forEach(entry -> texts.put(entry.key(), entry.text()));
    return texts;
  }
}
