resource lake 'Microsoft.DataLakeStore/accounts@2016-11-01' = {
  name: 'adlsuriage'
  location: 'japaneast'
}
