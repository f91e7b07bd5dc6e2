locals {
  teams = {
    "platform" = ["ana", "bo"]
    "api"      = ["cy"]
  }
  members = flatten([for team, people in local.teams : [for person in people : { team = team, person = person }]])
}

resource "github_team" "this" {
  for_each = local.teams
  name     = each.key
  privacy  = "closed"
}

resource "github_team_membership" "this" {
  for_each = { for member in local.members : "${member.team}/${member.person}" => member }
  team_id  = github_team.this[each.value.team].id
  username = each.value.person
}
