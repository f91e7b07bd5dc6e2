output "all" {
  value = [local.nested, local.plain, local.indented]
}
