resource web 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-web'
  location: 'japaneast'
}

resource admin 'Microsoft.Network/networkSecurityGroups/securityRules@2024-05-01' = {
  parent: web
  name: 'allow-http'
  properties: {
    priority: 100
    direction: 'Inbound'
    access: 'Allow'
    protocol: 'Tcp'
    sourceAddressPrefix: '*' // <- here
    sourcePortRange: '*'
    destinationAddressPrefix: '*'
    destinationPortRange: '80'
  }
}
