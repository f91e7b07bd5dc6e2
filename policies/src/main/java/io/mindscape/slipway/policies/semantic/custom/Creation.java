package io.mindscape.slipway.policies.semantic.custom;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.semantic.custom.Result.Failure;
import io.mindscape.slipway.policies.semantic.field.Problems;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the server does to one object that is to be created: it decodes it, fills it in, and judges
 * what has become of it.
 */
final class Creation {

  private static final String GENERATED = "x2x4x";

  private final CustomKind kind;
  private final Schemas schemas;
  private final Manifest manifest;
  private final Findings findings;
  private final Map<String, @Nullable Object> object;

  Creation(CustomKind kind, Schemas schemas, Manifest manifest) {
    this.kind = kind;
    this.schemas = schemas;
    this.manifest = manifest;
    this.findings = new Findings(manifest);
    this.object = Json.map(Objects.requireNonNull(Json.of(manifest.root())));
  }

  List<Finding> judge() {
    findings.add(schemas.decodeUntyped(manifest));
    metadata(Path.ROOT);
    unknown();
    Defaults.dropNulls(object, kind.schema());
    boolean readable = embedded();
    if (readable) {
      prepare();
      validate();
    }
    return findings.all();
  }

  private void metadata(Path owner) {
    var path = owner.property("metadata");
    var node = path.node(manifest.root());
    if (node != null) {
      findings.add(schemas.decodeMetadata(manifest, node, path.bracketed()));
    }
  }

  private void unknown() {
    for (var unknown : Pruning.prune(object, kind.schema().asResource())) {
      var path = unknown.path().property(unknown.name());
      var field = path.dotted();
      var hint =
          unknown.near().isEmpty()
              ? "Remove it or correct its name."
              : "Did you mean \"%s\"?".formatted(unknown.near());
      findings.tell(unknown.path().property(unknown.near()).dotted());
      findings.add(
          "unknown-field",
          path,
          field,
          "The definition of %s has no field \"%s\". %s".formatted(kind.kind(), field, hint));
    }
  }

  /** Decodes the parts that are objects of their own; false where the server reads no further. */
  private boolean embedded() {
    Embedded.each(
        kind.schema(),
        object,
        (path, part) -> {
          for (var name : List.of("apiVersion", "kind")) {
            if (part.containsKey(name) && !(part.get(name) instanceof String)) {
              var field = path.property(name).bracketed();
              findings.add(
                  "type",
                  path.property(name),
                  field,
                  "%s has to be a text, not %s.".formatted(field, Json.kind(part.get(name))));
            }
          }
          metadata(path);
          Embedded.tidy(part);
        });
    return findings.all().stream().noneMatch(each -> each.rule().equals("schema/type"));
  }

  private void prepare() {
    Embedded.tidy(object);
    if (object.get("metadata") instanceof Map<?, ?> meta
        && meta.get("generateName") instanceof String base
        && !meta.containsKey("name")) {
      Json.map(meta).put("name", base + GENERATED);
    }
    Defaults.fill(object, kind.schema());
    if (kind.hasStatus()) {
      object.remove("status");
    }
  }

  private void validate() {
    boolean decoded = findings.all().isEmpty();
    var problems =
        new Problems(
            new Manifest(manifest.file(), Placed.object(object, manifest.root())), findings.told());
    var written = new Problems(manifest, findings.told());
    ObjectMeta.custom(written.root(), kind.namespaced());
    findings.add(written.findings());
    var result = Validation.judge(kind.schema(), object, Path.ROOT);
    if (kind.scale() != null) {
      result.add(kind.scale().judge(object));
    }
    add("value", result, true);
    Embedded.each(kind.schema(), object, (path, part) -> Embedded.judge(path.in(problems.root())));
    findings.add(problems.findings());
    add("value", ListTypes.judge(kind.schema(), object), false);
    var rules = kind.rules();
    boolean mayAsk =
        decoded
            && written.findings().isEmpty()
            && problems.findings().isEmpty()
            && result.failures().stream().noneMatch(Failure::blocks);
    if (rules != null && mayAsk) {
      add("rule", RuleRun.ofNew(rules, object), false);
    }
  }

  private void add(String rule, Result result, boolean dotted) {
    for (var failure : result.failures()) {
      var field = dotted ? failure.path().dotted() : failure.path().bracketed();
      if (findings.told().contains(field)) {
        continue;
      }
      var subject = field.isEmpty() ? "The object" : field;
      findings.add(rule, failure.path(), field, subject + " " + failure.why());
    }
  }
}
