output "endpoint" { value = aws_eks_cluster.this.endpoint }

output "ca" {
  value     = base64decode(aws_eks_cluster.this.certificate_authority[0].data)
  sensitive = true
}

output "issuer" {
  value = try(aws_eks_cluster.this.identity[0].oidc[0].issuer, null)
}
