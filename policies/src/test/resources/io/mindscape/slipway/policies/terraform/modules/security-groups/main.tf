resource "aws_security_group" "this" {
  name        = var.name
  description = "Managed by Terraform: ${var.name}"
  vpc_id      = var.vpc_id

  dynamic "ingress" {
    for_each = { for rule in var.ingress : "${rule.port}-${md5(join(",", rule.from))}" => rule }
    content {
      description = coalesce(ingress.value.description, "port ${ingress.value.port}")
      from_port   = ingress.value.port
      to_port     = ingress.value.port
      protocol    = lookup(ingress.value, "protocol", "tcp")
      cidr_blocks = ingress.value.from
    }
  }

  egress {
    from_port        = 0
    to_port          = 0
    protocol         = "-1"
    cidr_blocks      = ["0.0.0.0/0"]
    ipv6_cidr_blocks = ["::/0"]
  }

  revoke_rules_on_delete = true
}
