output "dns_name" { value = aws_lb.this.dns_name }
output "target_groups" { value = { for name, group in aws_lb_target_group.this : name => group.arn } }
