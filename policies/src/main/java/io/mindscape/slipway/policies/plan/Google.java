package io.mindscape.slipway.policies.plan;

/**
 * What replaces and restarts resources of Google Cloud.
 *
 * <p>From hashicorp/terraform-provider-google: "Changing this forces a new resource to be created"
 * in website/docs/r, and what is {@code ForceNew} in its schemas. Of {@code
 * google_sql_database_instance} and {@code google_compute_disk} a smaller disk forces a new one
 * ({@code isDiskShrinkage}), of {@code google_compute_subnetwork} a smaller range ({@code
 * isShrinkageIpCidr}).
 */
final class Google {

  static final String KINDS =
      """
      google_compute_instance | instance | DATA | name zone hostname metadata_startup_script boot_disk.initialize_params.image |
      google_compute_disk | disk | DATA | name zone image snapshot |
      google_sql_database_instance | database | DATA | name region encryption_key_name | settings.tier settings.availability_type
      google_redis_instance | cache | DATA | name region tier connect_mode transit_encryption_mode authorized_network |
      google_bigquery_dataset | dataset | DATA | dataset_id location |
      google_bigquery_table | table | DATA | table_id dataset_id |
      google_storage_bucket | bucket | DATA | name location |
      google_pubsub_topic | topic | NOTHING | name |
      google_pubsub_subscription | subscription | DATA | name topic |
      google_artifact_registry_repository | image repository | DATA | repository_id location format |
      google_container_cluster | cluster | PARTS | name location network private_cluster_config.master_ipv4_cidr_block |
      google_container_node_pool | node pool | NODES | name cluster location node_config.preemptible node_config.spot node_config.service_account |
      google_compute_network | network | PARTS | name |
      google_compute_subnetwork | subnet | PARTS | name region network |
      google_compute_firewall | firewall rule | NOTHING | name network |
      google_compute_address | address | ADDRESS | name region address address_type |
      google_compute_global_address | address | ADDRESS | name address |
      google_dns_managed_zone | zone | PARTS | name dns_name |
      google_kms_crypto_key | key | KEY | name key_ring purpose |
      """;

  private Google() {}
}
