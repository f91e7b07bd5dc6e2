package io.mindscape.slipway.jobs.maintenance.dependencies.terraform;

import io.mindscape.slipway.jobs.Unlisted;
import io.mindscape.slipway.jobs.maintenance.dependencies.Dependency;
import io.mindscape.slipway.jobs.maintenance.dependencies.Look;
import io.mindscape.slipway.jobs.maintenance.dependencies.terraform.TerraformRegistry.Address;
import io.mindscape.slipway.jobs.maintenance.dependencies.terraform.TerraformRegistry.Kind;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.terraform.Constraint;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Modules and providers of registries, by their constraints. */
final class Constrained {

  static final String GROUP = "terraform";

  private static final String PART = "[0-9A-Za-z](?:[0-9A-Za-z_-]{0,62}[0-9A-Za-z])?";
  private static final String HOST = "(?:([0-9A-Za-z.-]+\\.[0-9A-Za-z-]+(?::\\d{1,5})?)/)?";
  private static final Pattern MODULE =
      Pattern.compile("%s(%s/%s/%s)(?://.*)?".formatted(HOST, PART, PART, PART));
  private static final Pattern PROVIDER = Pattern.compile("%s(%s/%s)".formatted(HOST, PART, PART));

  /** What Terraform has in itself. */
  private static final String BUILT_IN = "terraform.io";

  private final Look look;
  private final Registered registered;

  Constrained(Look look, Registered registered) {
    this.look = look;
    this.registered = registered;
  }

  /** For a person. */
  static String named(String what, Written written) {
    return "%s in %s"
        .formatted(Markdown.code(what), Markdown.code(written.source().place().toString()));
  }

  /** What stands there; nothing where it is left as it is. */
  Optional<Dependency> of(String file, Written written) {
    if (isLocal(written)) {
      return Optional.empty();
    }
    var address = address(written);
    if (address.isEmpty()) {
      look.leaves(named(written.name(), written), "is of no registry and of no repository");
      return Optional.empty();
    }
    if (address.get().host().equals(BUILT_IN)) {
      return Optional.empty();
    }
    var named = named(address.get().path(), written);
    if (written.version().isEmpty()) {
      look.leaves(named, "names no version: it takes whatever is newest");
      return Optional.empty();
    }
    var constraint = Constraint.parse(written.of(), written.version().get().text());
    if (constraint.isEmpty()) {
      look.leaves(
          named,
          "asks for %s, which is no constraint of releases"
              .formatted(Markdown.code(written.version().get().text())));
      return Optional.empty();
    }
    look.turn().guard().step("looking for versions of " + address.get().path());
    return look.asking(named, () -> versions(named, address.get()))
        .flatMap(versions -> versions)
        .map(
            versions ->
                dependency(new Asked(file, written, address.get(), constraint.get()), versions));
  }

  /** That a registry has no such thing is no failure of this window. */
  private Optional<List<String>> versions(String named, Address address) {
    try {
      return Optional.of(registered.versions(address));
    } catch (Unlisted host) {
      throw host;
    } catch (Refused refused) {
      look.leaves(named, String.valueOf(refused.getMessage()));
      return Optional.empty();
    }
  }

  private static boolean isLocal(Written written) {
    var source = written.source().text();
    return source.startsWith("./") || source.startsWith("../");
  }

  private static Optional<Address> address(Written written) {
    var source = written.source().text();
    boolean isModule = written.kind().equals(Written.MODULE);
    var form =
        isModule
            ? MODULE.matcher(source)
            : PROVIDER.matcher(source.isEmpty() ? "hashicorp/" + written.name() : source);
    return form.matches()
        ? Optional.of(
            new Address(
                isModule ? Kind.MODULE : Kind.PROVIDER,
                form.group(1) == null ? "" : form.group(1),
                form.group(2)))
        : Optional.empty();
  }

  /** What is asked for, and where. */
  private record Asked(String file, Written written, Address address, Constraint constraint) {
    String folder() {
      return file.substring(0, file.lastIndexOf('/') + 1);
    }
  }

  private Dependency dependency(Asked asked, List<String> versions) {
    var held = held(asked);
    held.ifPresent(version -> tellHeld(asked, version, versions));
    var newer =
        VersionSteps.of(asked.constraint(), versions).stream()
            .map(
                step ->
                    new NewVersion(
                        asked.address(),
                        step,
                        new TextEdit(asked.file(), asked.written(), false, step.constraint()),
                        registered,
                        held.filter(version -> !takes(asked, step.constraint(), version))
                            .map(version -> byHand(asked, version))
                            .orElse("")))
            .toList();
    return new Dependency(
        asked.address().path(),
        asked.constraint().toString(),
        asked.written().version().orElse(asked.written().source()).place(),
        GROUP,
        newer);
  }

  private static boolean takes(Asked asked, String constraint, String version) {
    return Constraint.parse(asked.written().of(), constraint)
        .filter(it -> it.takes(version))
        .isPresent();
  }

  private static String byHand(Asked asked, String version) {
    return "%s holds %s at %s: run `terraform init -upgrade` there and commit it, or this is refused"
        .formatted(
            Markdown.code(asked.folder() + Lock.NAME),
            Markdown.code(asked.address().path()),
            Markdown.code(version));
  }

  private Optional<String> held(Asked asked) {
    return asked.address().kind() == Kind.PROVIDER
        ? look.files()
            .read(asked.folder() + Lock.NAME)
            .flatMap(file -> new Lock(file).version(asked.address().path()))
        : Optional.empty();
  }

  /** What the constraint takes already comes in by Terraform itself alone. */
  private void tellHeld(Asked asked, String version, List<String> versions) {
    var newest = VersionSteps.newestTaken(asked.constraint(), versions);
    var now = Constraint.release(version);
    if (newest.isPresent() && now.isPresent() && newest.get().compareTo(now.get()) > 0) {
      look.leaves(
          named(asked.address().path(), asked.written()),
          "its constraint takes a newer one than %s, which %s holds: run `terraform init -upgrade`"
              .formatted(Markdown.code(version), Markdown.code(asked.folder() + Lock.NAME)));
    }
  }
}
