package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.Body.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the calls of modules fit what they call, and providers and modules are pinned. */
final class Calls {

  private static final Set<String> META =
      Set.of("source", "version", "count", "for_each", "providers", "depends_on");
  private static final Pattern REGISTRY =
      Pattern.compile(
          "([a-z0-9.-]+\\.[a-z]+/)?[A-Za-z0-9_-]+/[A-Za-z0-9_-]+/[A-Za-z0-9_-]+(//.*)?");
  private static final Pattern REF = Pattern.compile("[?&]ref=([^&]*)");
  private static final Pattern TAG = Pattern.compile("v?[0-9]+(\\.[0-9]+)*.*|[0-9a-f]{7,40}");
  private static final Set<String> BRANCHES =
      Set.of("main", "master", "develop", "trunk", "HEAD", "latest");

  private final Module module;
  private final Modules modules;
  private final List<Finding> findings = new ArrayList<>();

  private Calls(Module module, Modules modules) {
    this.module = module;
    this.modules = modules;
  }

  static List<Finding> judge(Module module, Modules modules) {
    var calls = new Calls(module, modules);
    module.calls().values().forEach(calls::call);
    module.others("terraform").forEach(calls::settings);
    calls.unnamedProviders();
    return calls.findings;
  }

  private void call(Block call) {
    var source = call.body().argument("source");
    if (source == null) {
      add(Rule.MISSING_MODULE, call.place(), "A module needs a source: where it is.");
      return;
    }
    var text = Literals.text(source);
    var place = source.value().place();
    if (text.startsWith("./") || text.startsWith("../")) {
      local(call, text, place);
    } else if (text.startsWith("git::")
        || text.contains(".git")
        || text.startsWith("github.com/")) {
      git(text, place);
    } else if (REGISTRY.matcher(text).matches() && call.body().argument("version") == null) {
      add(
          Rule.UNPINNED_MODULE,
          place,
          "This module has no version, so each run may get another one. Add version = \"…\".");
    }
  }

  private void git(String source, Place place) {
    var ref = REF.matcher(source);
    if (!ref.find()) {
      add(
          Rule.UNPINNED_MODULE,
          place,
          "This module is taken from whatever its repository's branch holds. Add ?ref= with a tag"
              + " or a commit.");
    } else if (BRANCHES.contains(ref.group(1)) || !TAG.matcher(ref.group(1)).matches()) {
      add(
          Rule.UNPINNED_MODULE,
          place,
          "\"%s\" is a branch, which moves. Name a tag or a commit.".formatted(ref.group(1)));
    }
  }

  private void local(Block call, String source, Place place) {
    var target = module.local(call).flatMap(modules::in);
    if (target.isEmpty()) {
      add(
          Rule.MISSING_MODULE,
          place,
          "There is no module in %s: no file that ends in .tf."
              .formatted(module.local(call).orElse(source)));
      return;
    }
    if (!target.get().isWhole()) {
      return;
    }
    target
        .get()
        .variables()
        .forEach(
            (name, variable) -> {
              if (variable.body().argument("default") == null
                  && call.body().argument(name) == null) {
                add(
                    Rule.REQUIRED_VARIABLE,
                    call.place(),
                    "The module \"%s\" needs \"%s\", which is not given."
                        .formatted(call.label(0), name));
              }
            });
    for (var argument : call.body().arguments()) {
      if (!META.contains(argument.name())
          && !target.get().variables().containsKey(argument.name())) {
        add(
            Rule.UNEXPECTED_ARGUMENT,
            argument.place(),
            "The module \"%s\" has no variable \"%s\".".formatted(call.label(0), argument.name()));
      }
    }
  }

  private void settings(Block settings) {
    settings
        .body()
        .blocks("required_providers")
        .flatMap(required -> required.body().arguments().stream())
        .forEach(
            provider -> {
              var version = Versions.of(provider.value());
              if (!Versions.isBounded(version)) {
                add(
                    Rule.UNPINNED_PROVIDER,
                    provider.place(),
                    version.isEmpty()
                        ? "The provider \"%s\" has no version. Add one, such as version = \"~> 5.0\"."
                            .formatted(provider.name())
                        : "\"%s\" lets any later version of \"%s\" in. Add an upper bound, such as ~> 5.0."
                            .formatted(version, provider.name()));
              }
            });
  }

  /** Providers that are configured, and of which no version is asked for anywhere. */
  private void unnamedProviders() {
    var named =
        module
            .others("terraform")
            .flatMap(settings -> settings.body().blocks("required_providers"))
            .flatMap(required -> required.body().arguments().stream())
            .map(provider -> provider.name())
            .toList();
    if (!module.isWhole()) {
      return;
    }
    module
        .others("provider")
        .filter(provider -> !named.contains(provider.label(0)))
        .filter(provider -> provider.body().argument("alias") == null)
        .forEach(
            provider ->
                add(
                    Rule.UNPINNED_PROVIDER,
                    provider.place(),
                    "No version of the provider \"%s\" is asked for. Name it in required_providers."
                        .formatted(provider.label(0))));
  }

  private void add(Rule rule, Place place, String message) {
    findings.add(rule.at(place, message));
  }
}
