# The network: public, private and database subnets in each zone.
locals {
  zones = slice(data.aws_availability_zones.available.names, 0, var.zone_count)

  # public first, then private, then databases
  blocks = {
    public   = 0
    private  = 1
    database = 2
  }

  tags = merge(var.tags, { Name = var.name, ManagedBy = "terraform" })
}

data "aws_availability_zones" "available" {
  state = "available"

  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

resource "aws_vpc" "this" {
  cidr_block           = var.cidr_block
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags                 = local.tags

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_subnet" "this" {
  for_each = {
    for pair in setproduct(keys(local.blocks), range(var.zone_count)) :
    "${pair[0]}-${pair[1]}" => {
      block = local.blocks[pair[0]] * var.zone_count + pair[1]
      kind  = pair[0]
    }
  }

  vpc_id                  = aws_vpc.this.id
  cidr_block              = cidrsubnet(var.cidr_block, 4, each.value.block)
  map_public_ip_on_launch = each.value.kind == "public"

  tags = merge(local.tags, {
    Name = format("%s-%s", var.name, each.key)
    Tier = title(each.value.kind)
  })
}

resource "aws_eip" "nat" {
  count  = var.single_nat ? 1 : var.zone_count
  domain = "vpc"
}

resource "aws_nat_gateway" "this" {
  count         = length(aws_eip.nat)
  allocation_id = aws_eip.nat[count.index].id
  subnet_id     = aws_subnet.this["public-${count.index}"].id
  tags          = local.tags
}
