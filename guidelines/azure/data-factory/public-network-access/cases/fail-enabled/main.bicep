resource factory 'Microsoft.DataFactory/factories@2018-06-01' = {
  name: 'adf-kanjo'
  location: 'japaneast'
  properties: {
    publicNetworkAccess: 'Enabled' // <- here
  }
}
