variable "name" { type = string }
variable "keys" {
  type    = list(string)
  default = ["id"]
}
variable "capacity" {
  type    = object({ read = number, write = number })
  default = null
}
variable "indexes" {
  type    = list(object({ name = string, key = string }))
  default = [{ name = "by-owner", key = "owner" }]
}
