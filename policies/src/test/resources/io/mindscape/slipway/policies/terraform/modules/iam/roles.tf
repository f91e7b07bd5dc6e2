resource "aws_iam_role" "ci" {
  name                 = "ci"
  max_session_duration = 60 * 60

  assume_role_policy = jsonencode({
    Version = "2012-10-17",
    Statement = [
      {
        Effect    = "Allow",
        Principal = { Federated = aws_iam_openid_connect_provider.github.arn },
        Action    = "sts:AssumeRoleWithWebIdentity",
        Condition = {
          StringEquals = { "${local.issuer}:aud" = "sts.amazonaws.com" },
          StringLike   = { "${local.issuer}:sub" = "repo:mindscape/platform:*" },
        },
      },
    ],
  })
}

locals {
  issuer = "token.actions.githubusercontent.com"
}

resource "aws_iam_openid_connect_provider" "github" {
  url             = "https://${local.issuer}"
  client_id_list  = ["sts.amazonaws.com"]
  thumbprint_list = [data.tls_certificate.github.certificates[0].sha1_fingerprint]
}

data "tls_certificate" "github" {
  url = "https://${local.issuer}"
}
