output "certificate_arn" {
  value = aws_acm_certificate.this.arn
}

output "names" {
  value = sort([for record in aws_route53_record.this : record.name])
}
