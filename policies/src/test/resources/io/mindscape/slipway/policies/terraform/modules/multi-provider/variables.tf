variable "account_id" { type = string }
variable "cluster" { type = string }
variable "zone_id" { type = string }
variable "cloudflare_token" {
  type      = string
  sensitive = true
  ephemeral = true
}
