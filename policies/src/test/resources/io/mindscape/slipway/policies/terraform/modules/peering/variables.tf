variable "here" {
  type = object({ vpc_id = string, cidr = string, route_tables = list(string) })
}
variable "there" {
  type = object({ vpc_id = string, cidr = string, route_tables = list(string) })
}
