data "aws_route53_zone" "this" {
  name         = "${var.domain}."
  private_zone = false
}

resource "aws_route53_record" "this" {
  for_each = merge([
    for type, records in var.records : {
      for name, values in records :
      "${type} ${name}" => { type = type, name = name, values = values }
    }
  ]...)

  zone_id = data.aws_route53_zone.this.zone_id
  name    = each.value.name == "@" ? var.domain : "${each.value.name}.${var.domain}"
  type    = each.value.type
  ttl     = 300
  records = [for value in each.value.values : each.value.type == "TXT" ? replace(value, "\"", "") : value]
}

resource "aws_acm_certificate" "this" {
  domain_name               = var.domain
  subject_alternative_names = ["*.${var.domain}"]
  validation_method         = "DNS"

  lifecycle { create_before_destroy = true }
}

resource "aws_route53_record" "validation" {
  for_each = {
    for option in aws_acm_certificate.this.domain_validation_options : option.domain_name => {
      name   = option.resource_record_name
      record = option.resource_record_value
      type   = option.resource_record_type
    }
  }

  allow_overwrite = true
  zone_id         = data.aws_route53_zone.this.zone_id
  name            = each.value.name
  type            = each.value.type
  records         = [each.value.record]
  ttl             = 60
}
