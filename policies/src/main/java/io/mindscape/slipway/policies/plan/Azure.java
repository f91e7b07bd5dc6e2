package io.mindscape.slipway.policies.plan;

/**
 * What replaces and restarts resources of Azure.
 *
 * <p>From hashicorp/terraform-provider-azurerm: arguments of which website/docs/r says "Changing
 * this forces a new resource to be created", such as those of linux_virtual_machine, managed_disk
 * and postgresql_flexible_server. A new size restarts a machine (learn.microsoft.com, "Change the
 * size of a virtual machine").
 */
final class Azure {

  static final String KINDS =
      """
      azurerm_resource_group | resource group | PARTS | name location |
      azurerm_linux_virtual_machine | machine | DATA | name location resource_group_name admin_username admin_ssh_key availability_set_id computer_name custom_data disable_password_authentication=true priority=Regular secure_boot_enabled source_image_id source_image_reference zone | size
      azurerm_windows_virtual_machine | machine | DATA | name location resource_group_name admin_username availability_set_id computer_name custom_data priority=Regular secure_boot_enabled source_image_id source_image_reference zone | size
      azurerm_managed_disk | disk | DATA | name location resource_group_name create_option zone logical_sector_size hyper_v_generation |
      azurerm_postgresql_flexible_server | database server | DATA | name location resource_group_name administrator_login delegated_subnet_id geo_redundant_backup_enabled=false | sku_name
      azurerm_mysql_flexible_server | database server | DATA | name location resource_group_name administrator_login delegated_subnet_id geo_redundant_backup_enabled=false | sku_name
      azurerm_mssql_server | database server | DATA | name location resource_group_name administrator_login version |
      azurerm_mssql_database | database | DATA | name server_id collation |
      azurerm_cosmosdb_account | database account | DATA | name location resource_group_name |
      azurerm_redis_cache | cache | DATA | name location resource_group_name subnet_id |
      azurerm_storage_account | storage account | DATA | name location resource_group_name account_tier is_hns_enabled=false |
      azurerm_storage_container | container | DATA | name |
      azurerm_key_vault | key vault | PARTS | name location resource_group_name |
      azurerm_container_registry | image registry | DATA | name location resource_group_name |
      azurerm_kubernetes_cluster | cluster | PARTS | name location resource_group_name dns_prefix private_cluster_enabled=false |
      azurerm_virtual_network | network | PARTS | name location resource_group_name |
      azurerm_subnet | subnet | PARTS | name virtual_network_name resource_group_name |
      azurerm_network_security_group | security group | NOTHING | name location resource_group_name |
      azurerm_public_ip | public address | ADDRESS | name location resource_group_name zones |
      """;

  private Azure() {}
}
