package io.mindscape.slipway.sandbox.forge.shape;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Container images in a registry. */
public final class Packages {

  private final Shapes shapes;

  public Packages(Shapes shapes) {
    this.shapes = shapes;
  }

  /**
   * An image.
   *
   * @param name as {@code namespace/name}
   */
  public record Image(String name, String tag) {

    String namespace() {
      int slash = name.indexOf('/');
      return slash < 0 ? "" : name.substring(0, slash);
    }

    String simpleName() {
      return name.substring(name.indexOf('/') + 1);
    }

    /** Something that looks like a digest and is the same for the same image. */
    String digest() {
      var seed = (name + ":" + tag).getBytes(StandardCharsets.UTF_8);
      var half = UUID.nameUUIDFromBytes(seed).toString().replace("-", "");
      return "sha256:" + half + half;
    }
  }

  /** An image that has just been published. */
  public ObjectNode published(Image image, String login, String at) {
    var page = shapes.links().page() + "packages/" + image.name();
    var shape =
        Docs.object()
            .put("name", image.simpleName())
            .put("namespace", image.namespace())
            .put("description", "")
            .put("ecosystem", "CONTAINER")
            .put("package_type", "CONTAINER")
            .put("html_url", page)
            .put("created_at", at)
            .put("updated_at", at);
    shape.set("owner", shapes.users().simple(image.namespace()));
    shape.set("package_version", version(image, login, at, page));
    var registry = shape.putObject("registry");
    registry.put("about_url", page).put("name", "GitHub CONTAINER registry");
    registry.put("type", "CONTAINER").put("url", shapes.links().page()).put("vendor", "GitHub Inc");
    return shape;
  }

  private ObjectNode version(Image image, String login, String at, String page) {
    var version =
        Docs.object()
            .put("id", Math.floorMod(image.digest().hashCode(), 1_000_000))
            .put("version", image.digest())
            .put("name", image.digest())
            .put("description", "")
            .put("summary", "")
            .put("manifest", "")
            .put("html_url", page + "/" + image.tag())
            .put("target_commitish", "main")
            .put("target_oid", "")
            .put("created_at", at)
            .put("updated_at", at)
            .put("package_url", image.name() + ":" + image.tag())
            .put("installation_command", "docker pull " + image.name() + ":" + image.tag());
    version.putArray("metadata");
    version.putArray("package_files");
    version.set("author", shapes.users().simple(login));
    var container = version.putObject("container_metadata");
    container.putObject("tag").put("name", image.tag()).put("digest", image.digest());
    container.putObject("labels");
    container.putObject("manifest");
    return version;
  }
}
