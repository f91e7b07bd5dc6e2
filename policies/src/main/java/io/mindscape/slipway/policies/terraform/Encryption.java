package io.mindscape.slipway.policies.terraform;

import java.util.List;
import java.util.Map;

/** What is stored as it is, for whoever gets at the disk. */
final class Encryption {

  private static final Map<String, String> ARGUMENTS =
      Map.of(
          "aws_ebs_volume", "encrypted",
          "aws_efs_file_system", "encrypted",
          "aws_db_instance", "storage_encrypted",
          "aws_rds_cluster", "storage_encrypted",
          "aws_docdb_cluster", "storage_encrypted",
          "aws_neptune_cluster", "storage_encrypted",
          "aws_redshift_cluster", "encrypted",
          "aws_elasticache_replication_group", "at_rest_encryption_enabled");
  private static final List<String> DISKS = List.of("root_block_device", "ebs_block_device");

  private final Checks checks;

  Encryption(Checks checks) {
    this.checks = checks;
  }

  void judge(Planned resource) {
    var argument = ARGUMENTS.get(resource.type());
    if (argument != null && !isMadeFromAnother(resource.node())) {
      needs(resource.node(), argument, "What this stores is not encrypted.");
    }
    if (resource.type().equals("aws_instance")) {
      for (var disk : DISKS) {
        resource
            .node()
            .blocks(disk)
            .forEach(block -> needs(block, "encrypted", "This disk is not encrypted."));
      }
    }
    if (resource.type().equals("aws_launch_template")) {
      resource
          .node()
          .blocks("block_device_mappings")
          .flatMap(mapping -> mapping.blocks("ebs"))
          .forEach(disk -> needs(disk, "encrypted", "This disk is not encrypted."));
    }
  }

  /** A copy is encrypted if what it is made from is. */
  private static boolean isMadeFromAnother(Node node) {
    return node.has("snapshot_identifier")
        || node.has("snapshot_id")
        || node.has("replicate_source_db")
        || node.has("replication_source_identifier")
        || node.has("global_cluster_identifier");
  }

  private void needs(Node node, String argument, String what) {
    if (node.isOff(argument)) {
      checks.add(
          Rule.UNENCRYPTED, node.placeOf(argument), "%s Set %s = true.".formatted(what, argument));
    }
  }
}
