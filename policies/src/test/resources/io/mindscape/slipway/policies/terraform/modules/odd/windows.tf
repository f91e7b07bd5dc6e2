locals {
  windows = <<-EOT
    line one
      line two
    EOT
  after = "x" # the end
}
