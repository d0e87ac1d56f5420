resource factory 'Microsoft.DataFactory/factories@2018-06-01' = { // <- here
  name: 'adf-kanjo'
  location: 'japaneast'
}
