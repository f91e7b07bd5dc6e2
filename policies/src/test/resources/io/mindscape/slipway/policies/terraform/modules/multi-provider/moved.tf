moved {
  from = aws_acm_certificate.cdn
  to   = aws_acm_certificate.edge
}

removed {
  from = aws_instance.bastion
  lifecycle { destroy = false }
}

import {
  to = helm_release.ingress
  id = "ingress/ingress-nginx"
}
