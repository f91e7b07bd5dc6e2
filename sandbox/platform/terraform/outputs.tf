output "cluster_name" {
  description = "For: aws eks update-kubeconfig --name NAME"
  value       = module.eks.cluster_name
}

output "vpc_id" {
  description = "The network of this environment"
  value       = module.vpc.vpc_id
}
