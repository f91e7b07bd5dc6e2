variable "aliases" { type = list(string) }
variable "bucket_domain" { type = string }
variable "certificate_arn" { type = string }
