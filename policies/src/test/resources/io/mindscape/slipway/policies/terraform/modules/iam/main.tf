locals {
  people = yamldecode(file("${path.module}/people.yaml")).people
  groups = distinct(flatten([for person in local.people : person.groups]))
}

resource "aws_iam_group" "this" {
  for_each = toset(local.groups)
  name     = each.value
  path     = "/people/"
}

resource "aws_iam_user" "this" {
  for_each      = { for person in local.people : person.name => person }
  name          = each.key
  force_destroy = true
  tags          = { email = each.value.email }
}

resource "aws_iam_user_group_membership" "this" {
  for_each = { for person in local.people : person.name => person.groups }
  user     = aws_iam_user.this[each.key].name
  groups   = [for group in each.value : aws_iam_group.this[group].name]
}

resource "aws_iam_account_password_policy" "this" {
  minimum_password_length        = 16
  require_symbols                = false
  allow_users_to_change_password = true
}
