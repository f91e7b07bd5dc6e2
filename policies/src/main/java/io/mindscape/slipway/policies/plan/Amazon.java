package io.mindscape.slipway.policies.plan;

/**
 * What replaces and restarts resources of AWS.
 *
 * <p>From hashicorp/terraform-provider-aws: arguments that are {@code ForceNew} in internal/service
 * (ec2/ec2_instance.go, rds/instance.go, rds/cluster.go, elasticache/replication_group.go, …) and
 * "Forces new resource" in website/docs/r. What its versions disagree about, such as the identifier
 * of a database, is left out.
 */
final class Amazon {

  static final String KINDS =
      """
      aws_instance | instance | DATA | ami availability_zone subnet_id private_ip key_name placement_group tenancy hibernation ebs_block_device.volume_size ebs_block_device.volume_type ebs_block_device.encrypted root_block_device.encrypted root_block_device.kms_key_id | instance_type user_data user_data_base64
      aws_spot_instance_request | spot instance | DATA | ami instance_type availability_zone subnet_id key_name spot_price spot_type |
      aws_ebs_volume | volume | DATA | availability_zone encrypted kms_key_id snapshot_id |
      aws_db_instance | database | DATA | engine db_name username availability_zone character_set_name nchar_character_set_name timezone kms_key_id snapshot_identifier storage_encrypted=false | instance_class
      aws_rds_cluster | database cluster | DATA | cluster_identifier_prefix database_name master_username kms_key_id storage_encrypted |
      aws_rds_cluster_instance | database instance | NOTHING | cluster_identifier engine availability_zone | instance_class
      aws_docdb_cluster | database cluster | DATA | cluster_identifier master_username kms_key_id storage_encrypted |
      aws_neptune_cluster | database cluster | DATA | cluster_identifier kms_key_id storage_encrypted=false |
      aws_redshift_cluster | data warehouse | DATA | cluster_identifier master_username cluster_subnet_group_name |
      aws_dynamodb_table | table | DATA | name hash_key range_key |
      aws_elasticache_replication_group | cache | DATA | replication_group_id at_rest_encryption_enabled kms_key_id port subnet_group_name snapshot_name network_type data_tiering_enabled |
      aws_elasticache_cluster | cache | DATA | cluster_id engine port subnet_group_name |
      aws_efs_file_system | file system | DATA | creation_token encrypted kms_key_id performance_mode availability_zone_name |
      aws_s3_bucket | bucket | DATA | bucket bucket_prefix object_lock_enabled |
      aws_ecr_repository | image repository | DATA | name encryption_configuration |
      aws_kinesis_stream | stream | DATA | name |
      aws_sqs_queue | queue | DATA | name fifo_queue=false |
      aws_sns_topic | topic | NOTHING | name fifo_topic=false |
      aws_cloudwatch_log_group | log group | DATA | name |
      aws_secretsmanager_secret | secret | DATA | name |
      aws_vpc | VPC | PARTS | cidr_block ipv4_ipam_pool_id |
      aws_subnet | subnet | PARTS | vpc_id cidr_block availability_zone |
      aws_security_group | security group | NOTHING | name name_prefix description vpc_id |
      aws_nat_gateway | NAT gateway | ADDRESS | subnet_id allocation_id connectivity_type |
      aws_lb | load balancer | ADDRESS | name internal load_balancer_type |
      aws_alb | load balancer | ADDRESS | name internal load_balancer_type |
      aws_lb_target_group | target group | NOTHING | name name_prefix port protocol vpc_id target_type |
      aws_route53_zone | zone | PARTS | name |
      aws_eks_cluster | cluster | PARTS | name role_arn kubernetes_network_config.service_ipv4_cidr kubernetes_network_config.ip_family |
      aws_eks_node_group | node group | NODES | cluster_name node_group_name node_role_arn subnet_ids instance_types ami_type capacity_type disk_size |
      aws_ecs_cluster | cluster | PARTS | name |
      aws_ecs_service | service | NOTHING | name cluster launch_type |
      aws_lambda_function | function | NOTHING | function_name package_type |
      aws_iam_role | role | NOTHING | name name_prefix path |
      aws_kms_key | key | KEY | customer_master_key_spec key_usage multi_region |
      """;

  private Amazon() {}
}
