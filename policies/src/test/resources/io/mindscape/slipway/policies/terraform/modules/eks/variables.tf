variable "name" { type = string }

variable "kubernetes_version" {
  type    = string
  default = "1.33"
}

variable "subnet_ids" { type = list(string) }

variable "public_access_cidrs" {
  type    = set(string)
  default = []
}

variable "node_groups" {
  type = map(object({
    instance_types = list(string)
    min            = optional(number, 1)
    max            = optional(number, 3)
    spot           = optional(bool, false)
    labels         = optional(map(string), {})
    taints = optional(list(object({
      key    = string
      value  = optional(string)
      effect = string
    })), [])
  }))
  default = {
    general = { instance_types = ["m6i.large"] }
    batch = {
      instance_types = ["c6i.xlarge", "c6a.xlarge"]
      spot           = true
      max            = 10
      taints         = [{ key = "batch", effect = "NoSchedule" }]
    }
  }
}
