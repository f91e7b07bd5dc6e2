terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      version               = "~> 5.0"
      configuration_aliases = [aws.here, aws.there]
    }
  }
}

resource "aws_vpc_peering_connection" "this" {
  provider    = aws.here
  vpc_id      = var.here.vpc_id
  peer_vpc_id = var.there.vpc_id
  auto_accept = false
}

resource "aws_vpc_peering_connection_accepter" "this" {
  provider                  = aws.there
  vpc_peering_connection_id = aws_vpc_peering_connection.this.id
  auto_accept               = true
}

resource "aws_route" "there" {
  provider                  = aws.here
  count                     = length(var.here.route_tables)
  route_table_id            = var.here.route_tables[count.index]
  destination_cidr_block    = var.there.cidr
  vpc_peering_connection_id = aws_vpc_peering_connection.this.id
}
