resource "aws_iam_policy" "mfa" {
  name   = "require-mfa"
  policy = <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "DenyAllWithoutMfa",
          "Effect": "Deny",
          "NotAction": ["iam:*MFA*", "sts:GetSessionToken"],
          "Resource": "*",
          "Condition": {
            "BoolIfExists": {"aws:MultiFactorAuthPresent": "false"},
            "StringNotEquals": {"aws:username": ["$${aws:username}"]}
          }
        }%{if var.extra_statement != ""},
        ${var.extra_statement}
        %{endif}
      ]
    }
  JSON
}
