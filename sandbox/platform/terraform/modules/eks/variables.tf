variable "name" {
  description = "What the cluster is called"
  type        = string
}

variable "vpc_id" {
  description = "The network that it stands in"
  type        = string
}

variable "subnet_ids" {
  description = "The private subnets of its nodes, in at least two zones"
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "A cluster needs subnets in at least two zones."
  }
}

variable "instance_types" {
  description = "What its nodes are. The largest pod, the database, asks for 4 cores and 16 GiB, and a node needs some for itself"
  type        = list(string)
  default     = ["m6i.2xlarge"]
}
