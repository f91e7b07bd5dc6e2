data "aws_eks_cluster" "this" {
  name = var.cluster
}

resource "aws_acm_certificate" "edge" {
  provider          = aws.us_east_1
  domain_name       = "cdn.mindscape.example"
  validation_method = "DNS"
}

resource "cloudflare_record" "validation" {
  for_each = {
    for option in aws_acm_certificate.edge.domain_validation_options :
    option.domain_name => option
  }
  zone_id = var.zone_id
  name    = trimsuffix(each.value.resource_record_name, ".")
  value   = each.value.resource_record_value
  type    = each.value.resource_record_type
  proxied = false
}

resource "helm_release" "ingress" {
  name       = "ingress-nginx"
  namespace  = "ingress"
  repository = "oci://charts.mindscape.example"
  chart      = "ingress-nginx"
  version    = "4.12.1"
  values     = [file("${path.module}/values/ingress.yaml")]

  set {
    name  = "controller.service.annotations.service\\.beta\\.kubernetes\\.io/aws-load-balancer-type"
    value = "nlb"
  }
}
