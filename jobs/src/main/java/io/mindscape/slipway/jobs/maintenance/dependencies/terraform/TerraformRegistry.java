package io.mindscape.slipway.jobs.maintenance.dependencies.terraform;

import io.mindscape.slipway.jobs.Unlisted;
import io.mindscape.slipway.policies.Refused;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Registries of modules and providers, as far as we ask them what there is.
 *
 * <p>Every method throws {@link io.mindscape.slipway.jobs.Unavailable} when a registry does not
 * answer, {@link Unlisted} where it may not be asked, and {@link Refused} when a person has to act
 * otherwise.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/internals/module-registry-protocol">the
 *     protocol of modules</a>
 * @see <a href="https://developer.hashicorp.com/terraform/internals/provider-registry-protocol">the
 *     protocol of providers</a>
 */
public interface TerraformRegistry {

  /** The versions, in the registry's order; nothing where it has no such thing. */
  Optional<List<String>> versions(Address address);

  /** What the registry tells of a version; registries need not tell anything. */
  About about(Address address, String version);

  /** What is kept in a registry. */
  enum Kind {
    MODULE,
    PROVIDER
  }

  /**
   * Where something is kept.
   *
   * @param host of the registry; empty for the one that Terraform asks by itself
   * @param path such as {@code hashicorp/aws}, or {@code terraform-aws-modules/vpc/aws}
   */
  record Address(Kind kind, String host, String path) {}

  /**
   * A version.
   *
   * @param published when it came out
   * @param source the address of its repository
   */
  record About(Optional<Instant> published, Optional<URI> source) {
    /** Nothing is told. */
    public static final About NOTHING = new About(Optional.empty(), Optional.empty());
  }

  /** In place of registries that nobody named: refuses, and says what to set. */
  static TerraformRegistry notConfigured(String whatToSet) {
    return new TerraformRegistry() {
      @Override
      public Optional<List<String>> versions(Address address) {
        throw new Unlisted("no registry of Terraform is configured: " + whatToSet);
      }

      @Override
      public About about(Address address, String version) {
        return About.NOTHING;
      }
    };
  }
}
