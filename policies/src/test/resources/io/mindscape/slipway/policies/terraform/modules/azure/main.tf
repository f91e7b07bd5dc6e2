provider "azurerm" {
  features {
    key_vault {
      purge_soft_delete_on_destroy = false
    }
  }
}

resource "azurerm_resource_group" "this" {
  name     = "rg-${var.name}"
  location = "West Europe"
}

resource "azurerm_virtual_network" "this" {
  name                = "vnet-${var.name}"
  address_space       = ["10.40.0.0/16"]
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name

  dynamic "subnet" {
    for_each = zipmap(["apps", "data"], cidrsubnets("10.40.0.0/16", 8, 8))
    content {
      name             = subnet.key
      address_prefixes = [subnet.value]
    }
  }
}
