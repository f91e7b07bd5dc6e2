package io.mindscape.slipway.policies.plan;

import io.mindscape.slipway.policies.plan.Pair.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Disks that change their size, and crowds that a service keeps.
 *
 * <p>Disks of AWS and Azure only grow (docs.aws.amazon.com, "Request modifications to your EBS
 * volumes" and "Modifying an Amazon RDS DB instance"; azurerm's managed_disk and
 * postgresql_flexible_server: "can only be increased", "can only be scaled up"). Google's provider
 * makes a smaller disk anew.
 */
final class Growth {

  private static final Map<String, String> ONLY_GROW =
      Map.of(
          "aws_ebs_volume", "size",
          "aws_instance", "root_block_device.volume_size",
          "aws_db_instance", "allocated_storage",
          "azurerm_managed_disk", "disk_size_gb",
          "azurerm_postgresql_flexible_server", "storage_mb");

  private static final Map<String, String> SHRINK_ANEW =
      Map.of(
          "google_compute_disk", "size",
          "google_sql_database_instance", "settings.disk_size");

  /** How many instances, nodes or tasks there are to be. */
  private static final Map<String, String> CROWDS =
      Map.of(
          "aws_autoscaling_group", "desired_capacity",
          "aws_eks_node_group", "scaling_config.desired_size",
          "aws_ecs_service", "desired_count",
          "google_container_node_pool", "node_count",
          "azurerm_kubernetes_cluster", "default_node_pool.node_count",
          "azurerm_kubernetes_cluster_node_pool", "node_count",
          "azurerm_linux_virtual_machine_scale_set", "instances");

  private Growth() {}

  static List<String> told(Pair pair) {
    var words = new ArrayList<String>();
    var type = pair.now().type();
    path(ONLY_GROW, type)
        .flatMap(pair::numbers)
        .filter(Numbers::isLess)
        .filter(numbers -> !grewByItself(pair, numbers))
        .ifPresent(
            numbers ->
                words.add(
                    "will be refused: the disk of %s only grows, and is asked to go from %s %s"
                        .formatted(pair.name(), numbers, unit(type))));
    path(CROWDS, type)
        .flatMap(pair::numbers)
        .ifPresent(numbers -> words.add("scales %s from %s".formatted(pair.name(), numbers)));
    return words;
  }

  /** The path of a disk that is made anew because it shall be smaller. */
  static Optional<String> replacing(Pair pair) {
    return path(SHRINK_ANEW, pair.now().type())
        .filter(path -> pair.numbers(path).filter(Numbers::isLess).isPresent());
  }

  /** With a maximum above it, the provider takes the smaller size for the one that once was. */
  private static boolean grewByItself(Pair pair, Numbers numbers) {
    return pair.now()
        .number("max_allocated_storage")
        .filter(most -> most.compareTo(numbers.after()) > 0)
        .isPresent();
  }

  private static String unit(String type) {
    return type.startsWith("azurerm_postgresql") ? "MB" : "GB";
  }

  private static Optional<String> path(Map<String, String> table, String type) {
    return Optional.ofNullable(table.get(type));
  }
}
