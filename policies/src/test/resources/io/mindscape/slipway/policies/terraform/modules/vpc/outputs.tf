output "id" {
  value = aws_vpc.this.id
}

output "subnet_ids" {
  description = "By tier"
  value = {
    for kind in keys(local.blocks) :
    kind => [for key, subnet in aws_subnet.this : subnet.id if startswith(key, kind)]
  }
}

output "nat_addresses" { value = aws_eip.nat[*].public_ip }
output "zones" { value = local.zones }
