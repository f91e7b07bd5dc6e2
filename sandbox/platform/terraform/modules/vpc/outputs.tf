output "vpc_id" {
  description = "The network"
  value       = aws_vpc.this.id
}

output "private_subnet_ids" {
  description = "One private subnet for each of three zones"
  value       = aws_subnet.private[*].id
}
