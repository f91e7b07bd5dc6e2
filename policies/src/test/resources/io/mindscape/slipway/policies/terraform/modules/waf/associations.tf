variable "load_balancers" {
  type    = map(string)
  default = {}
}

resource "aws_wafv2_web_acl_association" "this" {
  for_each     = var.load_balancers
  resource_arn = each.value
  web_acl_arn  = aws_wafv2_web_acl.this.arn
}
