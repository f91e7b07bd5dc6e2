output "database_url" {
  value     = one(module.database[*].url)
  sensitive = true
}

output "buckets" { value = { for name, bucket in module.buckets : name => bucket.arn } }
output "endpoint" { value = module.cluster.endpoint }
