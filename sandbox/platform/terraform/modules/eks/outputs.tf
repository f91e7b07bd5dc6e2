output "cluster_name" {
  description = "The cluster's name"
  value       = aws_eks_cluster.this.name
}
