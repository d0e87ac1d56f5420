resource web 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-web'
  location: 'japaneast'
  properties: {
    securityRules: [
      {
        name: 'allow-all-tcp'
        properties: {
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: '0.0.0.0/0' // <- here
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '0-65535'
        }
      }
    ]
  }
}
